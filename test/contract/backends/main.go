// A backend in Go: answers who is calling, and which headers the application sees.
package main

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"

	"backend/clientcert"
)

func main() {
	known, err := clientcert.KnownClients(os.Args[2]+"/secret.conf", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen := []string{}
		for name := range r.Header {
			seen = append(seen, name)
		}
		json.NewEncoder(w).Encode(map[string]any{"identity": clientcert.IdentityOf(r), "seen": seen})
	}))
	if err != nil {
		panic(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:"+os.Args[1])
	if err != nil {
		panic(err)
	}
	fmt.Println("backend on", os.Args[1])
	panic(http.Serve(listener, known))
}
