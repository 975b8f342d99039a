// Package clientcert tells who is calling, for a Go backend behind the door. It takes the word of nobody but the proxy in front.
//
//	known, err := clientcert.KnownClients("backend/secret", handler) // then clientcert.IdentityOf(request)
//	http.ListenAndServe("127.0.0.1:9000", known)
//
// Anybody who can reach this port could claim anything in a header. So the proxy proves itself with a secret that only it and
// this process can read, and a request without it gets 403 before anybody looks at its headers. Go 1.21, no modules.
package clientcert

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"regexp"
	"strings"
)

// Identity is the caller as the proxy has verified them. Claims are texts, lists of texts, numbers and truths as in JSON.
type Identity struct {
	URIs        []string       `json:"uris"`
	DNS         []string       `json:"dns"`
	Emails      []string       `json:"emails"`
	Serial      string         `json:"serial"`
	Fingerprint string         `json:"fingerprint"`
	Claims      map[string]any `json:"claims"`
}

type key struct{}

// IdentityOf is the caller of a request that KnownClients has let through; nil for any other.
func IdentityOf(request *http.Request) *Identity {
	identity, _ := request.Context().Value(key{}).(*Identity)
	return identity
}

var secretForm = regexp.MustCompile(`\b[0-9a-f]{64}\b`)

// KnownClients wraps a handler: whatever reaches it came through the door. The headers that said who is calling are gone by
// then, the secret among them. The file is the one in backend/ of the export; the proxy reads the same, in its own language.
func KnownClients(secretFile string, next http.Handler) (http.Handler, error) {
	text, err := os.ReadFile(secretFile)
	if err != nil {
		return nil, err
	}
	secret := secretForm.Find(text)
	if secret == nil {
		return nil, errors.New(secretFile + " holds no secret")
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		identity := read(r.Header, secret)
		if identity == nil {
			http.Error(w, "this port is for the proxy in front of it", http.StatusForbidden)
			return
		}
		guarded := r.Clone(context.WithValue(r.Context(), key{}, identity))
		for _, name := range []string{"Client-Cert-Secret", "Client-Cert", "X-Client-Identity"} {
			guarded.Header.Del(name)
		}
		next.ServeHTTP(w, guarded)
	}), nil
}

func read(header http.Header, secret []byte) *Identity {
	shown, certificate, told := header["Client-Cert-Secret"], header["Client-Cert"], header["X-Client-Identity"]
	if len(shown) != 1 || subtle.ConstantTimeCompare([]byte(shown[0]), secret) != 1 {
		return nil
	}
	if len(certificate) != 1 || len(told) != 1 {
		return nil
	}
	// A Byte Sequence (RFC 8941 §3.3.5).
	value, opens := strings.CutPrefix(certificate[0], ":")
	value, closes := strings.CutSuffix(value, ":")
	der, err := base64.StdEncoding.DecodeString(value)
	if !opens || !closes || err != nil || len(der) == 0 {
		return nil
	}
	var identity Identity
	if json.Unmarshal([]byte(told[0]), &identity) != nil || identity.Serial == "" {
		return nil
	}
	digest := sha256.Sum256(der)
	identity.Fingerprint = hex.EncodeToString(digest[:])
	return &identity
}
