module countersign.test/go-server

go 1.25
