package main

import (
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/caarlos0/env/v11"

	"groundwork/internal/blob"
)

// Config is every setting. Its zero values serve on loopback with an SQLite file in ./data.
type Config struct {
	Listen        string `env:"LISTEN" envDefault:"127.0.0.1:8080"`
	PublicURL     string `env:"PUBLIC_URL"`
	DatabaseURL   string `env:"DATABASE_URL"`
	DataDir       string `env:"DATA_DIR" envDefault:"data"`
	SecretKeyFile string `env:"SECRET_KEY_FILE"`
	Scanner       string `env:"SCANNER"`
	GapPercent    int    `env:"GAP_PERCENT" envDefault:"25"`
	Demo          bool   `env:"DEMO"`
	LogLevel      string `env:"LOG_LEVEL" envDefault:"info"`
}

func readConfig() (Config, error) {
	c, err := env.ParseAsWithOptions[Config](env.Options{Prefix: "GROUNDWORK_"})
	if err != nil {
		return c, fmt.Errorf("settings: %w", err)
	}
	if c.DatabaseURL == "" {
		name := "groundwork.db"
		if c.Demo {
			name = "demo.db"
		}
		c.DatabaseURL = "sqlite:" + filepath.Join(c.DataDir, name)
	}
	return c, c.check()
}

// check refuses settings under which the installation would not be safe.
func (c Config) check() error {
	host, _, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return fmt.Errorf("GROUNDWORK_LISTEN must be an address and a port, like 127.0.0.1:8080")
	}
	if c.GapPercent < 1 || c.GapPercent > 1000 {
		return fmt.Errorf("GROUNDWORK_GAP_PERCENT must be a whole number from 1 to 1000")
	}
	if c.Demo {
		if !loopback(host) || c.PublicURL != "" {
			return fmt.Errorf("the demo lets anybody walk in as anybody, so it serves on this machine alone: " +
				"leave GROUNDWORK_PUBLIC_URL empty and let GROUNDWORK_LISTEN start with 127.0.0.1, or unset GROUNDWORK_DEMO")
		}
		return nil
	}
	if c.PublicURL == "" {
		if !loopback(host) {
			return fmt.Errorf("set GROUNDWORK_PUBLIC_URL to the https address that people use, or let GROUNDWORK_LISTEN start with 127.0.0.1")
		}
		return nil
	}
	u, err := url.Parse(c.PublicURL)
	if err != nil || u.Scheme != "https" || u.Host == "" {
		return fmt.Errorf("GROUNDWORK_PUBLIC_URL must be an https address, like https://groundwork.example.org")
	}
	return nil
}

// loopback reports whether only this machine reaches the host.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// scanner is the program that looks at each file before it is kept, with its arguments; the path of the file comes last.
func (c Config) scanner() (blob.Scanner, error) {
	words := strings.Fields(c.Scanner)
	if len(words) == 0 {
		return nil, nil
	}
	if _, err := exec.LookPath(words[0]); err != nil {
		return nil, fmt.Errorf("GROUNDWORK_SCANNER names %s, which cannot be run here", words[0])
	}
	return words, nil
}

// secret is the key that seals secrets at rest: from a file, or made once in the data folder.
func (c Config) secret() ([]byte, error) {
	path := c.SecretKeyFile
	if path == "" {
		path = filepath.Join(c.DataDir, "secret.key")
		if err := makeSecret(path); err != nil {
			return nil, err
		}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("the key file %s cannot be read", path)
	}
	if key := strings.TrimSpace(string(b)); len(key) >= 32 {
		return []byte(key), nil
	}
	return nil, fmt.Errorf("the key in %s is too short: it needs at least 32 characters", path)
}
