# What a developer does, one name each. `make` alone prints this list.

.PHONY: help run test check race generate load bench test-long static tools

help: ## print this list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

run: static ## build Groundwork and serve the demo on this machine
	go build -o bin/groundwork ./cmd/groundwork
	GROUNDWORK_DEMO=1 exec bin/groundwork serve

test: tools static check race ## install what the tests need and try everything
	go build -o bin/withpostgres ./internal/store/storetest/withpostgres
	bin/withpostgres go test -p 2 -timeout 20m ./...

check: ## what needs no test run: generated files, format, vet, staticcheck, modules
	.ci/check-templates.sh
	.ci/check-format.sh
	go vet ./...
	go tool staticcheck ./...
	go mod tidy -diff
	go mod verify

race: ## the rules under the race detector
	.ci/race.sh

generate: ## write the Go of every page anew
	go tool templ generate -path templates

load: static ## put an invented England under load and say which bars of speed hold
	go run ./cmd/load

bench: ## measure speed
	go test -run '^$$' -bench . -benchmem ./...

test-long: tools static ## the long figures: kills, soaks, the race detector over everything
	go build -o bin/withpostgres ./internal/store/storetest/withpostgres
	GROUNDWORK_LONG=1 bin/withpostgres go test -race -p 2 -timeout 80m ./...

static: ## the stylesheets and scripts, when they changed
	@.ci/build-static.sh

tools: ## what the tests need besides Go
	@.ci/install-test-tools.sh
