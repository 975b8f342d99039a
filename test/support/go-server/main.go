// Command go-server is a server as people write them with Go's net/http: sound, with all of Go's defaults, or with one mistake.
// It is there to be attacked.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
)

// refuseRevoked reads the CRL anew each time, so that a new one counts at once.
func refuseRevoked(path string, certificates []*x509.Certificate) error {
	if len(certificates) == 0 {
		return nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	block, _ := pem.Decode(text)
	if block == nil {
		return errors.New("no CRL")
	}
	list, err := x509.ParseRevocationList(block.Bytes)
	if err != nil {
		return err
	}
	for _, entry := range list.RevokedCertificateEntries {
		if entry.SerialNumber.Cmp(certificates[0].SerialNumber) == 0 {
			return errors.New("revoked")
		}
	}
	return nil
}

func page(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.URL.Path == "/":
		fmt.Fprintln(w, "the treasure of Acme")
	case r.URL.Path == "/act" && r.Method == http.MethodPost:
		fmt.Fprintln(w, "done")
	case r.URL.Path == "/denied":
		http.Error(w, "not for you", http.StatusForbidden)
	default:
		http.Error(w, "nothing here", http.StatusNotFound)
	}
}

func main() {
	chain := flag.String("chain", "", "the server's certificate")
	key := flag.String("key", "", "its private key")
	ca := flag.String("ca", "", "the CA of the clients")
	crl := flag.String("crl", "", "its CRL")
	protocol := flag.String("protocol", "", "the one that is spoken, where not both")
	silent := flag.Bool("names-no-ca", false, "verify by hand, and name no CA in the handshake")
	forgets := flag.Bool("forgets-resumption", false, "ask the CRL where Go does not ask again for a resumed session")
	flag.Parse()

	pair, err := tls.LoadX509KeyPair(*chain, *key)
	if err != nil {
		log.Fatal(err)
	}
	text, err := os.ReadFile(*ca)
	if err != nil {
		log.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(text)
	config := &tls.Config{Certificates: []tls.Certificate{pair}, ClientCAs: pool, ClientAuth: tls.VerifyClientCertIfGiven}
	verify := func(certificates []*x509.Certificate) error { return refuseRevoked(*crl, certificates) }
	switch {
	case *silent:
		config.ClientAuth, config.ClientCAs = tls.RequestClientCert, nil
		config.VerifyConnection = func(state tls.ConnectionState) error {
			if len(state.PeerCertificates) == 0 {
				return nil
			}
			usages := []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
			if _, err := state.PeerCertificates[0].Verify(x509.VerifyOptions{Roots: pool, KeyUsages: usages}); err != nil {
				return err
			}
			return verify(state.PeerCertificates)
		}
	case *forgets:
		config.VerifyPeerCertificate = func(_ [][]byte, chains [][]*x509.Certificate) error {
			if len(chains) == 0 {
				return nil
			}
			return verify(chains[0])
		}
	default:
		config.VerifyConnection = func(state tls.ConnectionState) error { return verify(state.PeerCertificates) }
	}

	protection := http.NewCrossOriginProtection()
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "frame-ancestors 'none'")
		if len(r.TLS.PeerCertificates) == 0 {
			http.Error(w, "a certificate is required", http.StatusForbidden)
			return
		}
		// A connection may be older than the CRL.
		if err := verify(r.TLS.PeerCertificates); err != nil && !*forgets {
			http.Error(w, "no more", http.StatusForbidden)
			return
		}
		protection.Handler(http.HandlerFunc(page)).ServeHTTP(w, r)
	})
	server := &http.Server{Handler: handler, TLSConfig: config, ErrorLog: log.New(os.Stderr, "", 0)}
	if *protocol != "" {
		server.Protocols = new(http.Protocols)
		server.Protocols.SetHTTP1(*protocol == "http1")
		server.Protocols.SetHTTP2(*protocol == "http2")
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("listening on %d\n", listener.Addr().(*net.TCPAddr).Port)
	log.Fatal(server.ServeTLS(listener, "", ""))
}
