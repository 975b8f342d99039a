module backend

go 1.21
