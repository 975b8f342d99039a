// Command judge says what Go's crypto/x509 makes of a certificate, a chain, a CRL or a bundle, as one line of JSON.
//
//	judge certificate FILE
//	judge verify -anchor FILE -certificate FILE -usage client|server [-name NAME] [-crl FILE] [-at TIME]
//	judge crl -anchor FILE -crl FILE [-at TIME]
//	judge bundle -bundle FILE -password FILE [-trust]
//
// An answer is exit status 0, whether it is yes or no; a command that cannot be understood is 2.
package main

import (
	"crypto/x509"
	"encoding/asn1"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"
)

// Verdict is accepted, or has a problem.
type Verdict struct {
	Accepted bool   `json:"accepted"`
	Problem  string `json:"problem,omitempty"`
}

func verdict(err error) Verdict {
	if err != nil {
		return Verdict{Problem: err.Error()}
	}
	return Verdict{Accepted: true}
}

func main() {
	if len(os.Args) < 2 {
		misused(errors.New("certificate, verify, crl or bundle?"))
	}
	commands := map[string]func([]string) any{"certificate": certificate, "verify": verify, "crl": crl, "bundle": bundle}
	command, known := commands[os.Args[1]]
	if !known {
		misused(fmt.Errorf("no such command: %s", os.Args[1]))
	}
	if err := json.NewEncoder(os.Stdout).Encode(command(os.Args[2:])); err != nil {
		misused(err)
	}
}

func misused(err error) {
	fmt.Fprintln(os.Stderr, "judge:", err)
	os.Exit(2)
}

// Reads the only PEM block of a file; one more, or anything around it, is a misuse.
func readOne(path, label string) []byte {
	text, err := os.ReadFile(path)
	if err != nil {
		misused(err)
	}
	block, rest := pem.Decode(text)
	if block == nil || block.Type != label || len(rest) != 0 {
		misused(fmt.Errorf("%s does not hold exactly one %s", path, label))
	}
	return block.Bytes
}

func parseTime(text string) time.Time {
	if text == "" {
		return time.Now()
	}
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		misused(err)
	}
	return at
}

// Names what a certificate says, so that what we meant can be compared with what another library reads.
func certificate(arguments []string) any {
	if len(arguments) != 1 {
		misused(errors.New("one file, please"))
	}
	parsed, err := x509.ParseCertificate(readOne(arguments[0], "CERTIFICATE"))
	if err != nil {
		return verdict(err)
	}
	return struct {
		Verdict
		Facts any `json:"facts"`
	}{verdict(nil), factsOf(parsed)}
}

func factsOf(c *x509.Certificate) map[string]any {
	uris, addresses, unhandled, extensions := []string{}, []string{}, []string{}, []string{}
	claims := map[string]any{}
	for _, uri := range c.URIs {
		uris = append(uris, uri.String())
	}
	for _, address := range c.IPAddresses {
		addresses = append(addresses, address.String())
	}
	for _, oid := range c.UnhandledCriticalExtensions {
		unhandled = append(unhandled, oid.String())
	}
	for _, extension := range c.Extensions {
		extensions = append(extensions, extension.Id.String())
		if isPrivate(extension.Id) {
			claims[extension.Id.String()] = claimOf(extension.Value)
		}
	}
	return map[string]any{
		"serial":            hex.EncodeToString(c.SerialNumber.Bytes()),
		"subject":           c.Subject.String(),
		"issuer":            c.Issuer.String(),
		"notBefore":         c.NotBefore.UTC().Format(time.RFC3339),
		"notAfter":          c.NotAfter.UTC().Format(time.RFC3339),
		"dns":               append([]string{}, c.DNSNames...),
		"uri":               uris,
		"ip":                addresses,
		"email":             append([]string{}, c.EmailAddresses...),
		"key":               c.PublicKeyAlgorithm.String(),
		"signature":         c.SignatureAlgorithm.String(),
		"authority":         c.IsCA,
		"subjectKey":        hex.EncodeToString(c.SubjectKeyId),
		"authorityKey":      hex.EncodeToString(c.AuthorityKeyId),
		"crl":               append([]string{}, c.CRLDistributionPoints...),
		"clientAuth":        hasUsage(c, x509.ExtKeyUsageClientAuth),
		"serverAuth":        hasUsage(c, x509.ExtKeyUsageServerAuth),
		"extensions":        extensions,
		"unhandledCritical": unhandled,
		"claims":            claims,
	}
}

// Tells whether an extension is an organisation's own, so a claim: it lies under the private enterprise arc.
func isPrivate(oid asn1.ObjectIdentifier) bool {
	return strings.HasPrefix(oid.String(), "1.3.6.1.4.1.")
}

// Reads a claim by the tags that it carries: a list of texts, or whatever single value it is.
func claimOf(der []byte) any {
	var texts []string
	if rest, err := asn1.Unmarshal(der, &texts); err == nil && len(rest) == 0 {
		return texts
	}
	var value any
	if rest, err := asn1.Unmarshal(der, &value); err != nil || len(rest) != 0 {
		return nil
	}
	return value
}

func hasUsage(c *x509.Certificate, wanted x509.ExtKeyUsage) bool {
	for _, usage := range c.ExtKeyUsage {
		if usage == wanted {
			return true
		}
	}
	return false
}

// Verifies a chain of two as a TLS peer would, then asks the CRL, which crypto/x509 leaves to its caller.
func verify(arguments []string) any {
	flags := flag.NewFlagSet("verify", flag.ExitOnError)
	anchor := flags.String("anchor", "", "PEM of the trust anchor")
	file := flags.String("certificate", "", "PEM of the end-entity certificate")
	usage := flags.String("usage", "", "client or server")
	name := flags.String("name", "", "host name that the certificate must cover")
	list := flags.String("crl", "", "PEM of the anchor's CRL")
	moment := flags.String("at", "", "RFC 3339 time instead of now")
	_ = flags.Parse(arguments)

	at := parseTime(*moment)
	issuer, err := x509.ParseCertificate(readOne(*anchor, "CERTIFICATE"))
	if err != nil {
		return verdict(err)
	}
	subject, err := x509.ParseCertificate(readOne(*file, "CERTIFICATE"))
	if err != nil {
		return verdict(err)
	}
	wanted, known := map[string]x509.ExtKeyUsage{"client": x509.ExtKeyUsageClientAuth, "server": x509.ExtKeyUsageServerAuth}[*usage]
	if !known {
		misused(fmt.Errorf("no such usage: %s", *usage))
	}
	roots := x509.NewCertPool()
	roots.AddCert(issuer)
	options := x509.VerifyOptions{Roots: roots, CurrentTime: at, DNSName: *name, KeyUsages: []x509.ExtKeyUsage{wanted}}
	if _, err := subject.Verify(options); err != nil {
		return verdict(err)
	}
	if *list == "" {
		return verdict(nil)
	}
	revoked, err := readList(*list, issuer, at)
	if err != nil {
		return verdict(err)
	}
	for _, entry := range revoked.RevokedCertificateEntries {
		if entry.SerialNumber.Cmp(subject.SerialNumber) == 0 {
			return verdict(errors.New("revoked"))
		}
	}
	return verdict(nil)
}

func readList(path string, issuer *x509.Certificate, at time.Time) (*x509.RevocationList, error) {
	list, err := x509.ParseRevocationList(readOne(path, "X509 CRL"))
	if err != nil {
		return nil, err
	}
	if err := list.CheckSignatureFrom(issuer); err != nil {
		return nil, err
	}
	if at.Before(list.ThisUpdate) || at.After(list.NextUpdate) {
		return nil, fmt.Errorf("the CRL is good from %s to %s", list.ThisUpdate, list.NextUpdate)
	}
	return list, nil
}

// Names what a CRL says, after its signature was found good.
func crl(arguments []string) any {
	flags := flag.NewFlagSet("crl", flag.ExitOnError)
	anchor := flags.String("anchor", "", "PEM of the trust anchor")
	file := flags.String("crl", "", "PEM of the CRL")
	moment := flags.String("at", "", "RFC 3339 time instead of now")
	_ = flags.Parse(arguments)

	issuer, err := x509.ParseCertificate(readOne(*anchor, "CERTIFICATE"))
	if err != nil {
		return verdict(err)
	}
	list, err := readList(*file, issuer, parseTime(*moment))
	if err != nil {
		return verdict(err)
	}
	type entry struct {
		Serial    string `json:"serial"`
		RevokedAt string `json:"revokedAt"`
		Reason    int    `json:"reason"`
	}
	entries := []entry{}
	for _, e := range list.RevokedCertificateEntries {
		entries = append(entries, entry{hex.EncodeToString(e.SerialNumber.Bytes()), e.RevocationTime.UTC().Format(time.RFC3339), e.ReasonCode})
	}
	return struct {
		Verdict
		Facts any `json:"facts"`
	}{verdict(nil), map[string]any{
		"issuer":       list.Issuer.String(),
		"number":       list.Number.String(),
		"thisUpdate":   list.ThisUpdate.UTC().Format(time.RFC3339),
		"nextUpdate":   list.NextUpdate.UTC().Format(time.RFC3339),
		"authorityKey": hex.EncodeToString(list.AuthorityKeyId),
		"entries":      entries,
	}}
}
