package main

import (
	"crypto"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"flag"
	"os"
	"strings"

	"software.sslmate.com/src/go-pkcs12"
)

// Opens a bundle, or with -trust a trust store for Java, and names what is in it.
func bundle(arguments []string) any {
	flags := flag.NewFlagSet("bundle", flag.ExitOnError)
	file := flags.String("bundle", "", "the bundle")
	passwordFile := flags.String("password", "", "a file with its password")
	trust := flags.Bool("trust", false, "whether it is a trust store")
	if err := flags.Parse(arguments); err != nil {
		misused(err)
	}
	octets, err := os.ReadFile(*file)
	if err != nil {
		misused(err)
	}
	line, err := os.ReadFile(*passwordFile)
	if err != nil {
		misused(err)
	}
	password := strings.TrimSuffix(string(line), "\n")
	if *trust {
		certificates, err := pkcs12.DecodeTrustStore(octets, password)
		if err != nil {
			return verdict(err)
		}
		return opened(nil, certificates)
	}
	key, certificate, authorities, err := pkcs12.DecodeChain(octets, password)
	if err != nil {
		return verdict(err)
	}
	return opened(key, append([]*x509.Certificate{certificate}, authorities...))
}

func opened(key any, certificates []*x509.Certificate) any {
	facts := map[string]any{}
	if key != nil {
		signer, ok := key.(crypto.Signer)
		if !ok {
			return verdict(errors.New("the key cannot sign"))
		}
		spki, err := x509.MarshalPKIXPublicKey(signer.Public())
		if err != nil {
			return verdict(err)
		}
		digest := sha256.Sum256(spki)
		facts["pin"] = base64.StdEncoding.EncodeToString(digest[:])
	}
	serials := []string{}
	for _, certificate := range certificates {
		serials = append(serials, hex.EncodeToString(certificate.SerialNumber.Bytes()))
	}
	facts["serials"] = serials
	return struct {
		Verdict
		Facts any `json:"facts"`
	}{verdict(nil), facts}
}
