// Stands for `server-only` in tests, which throws wherever no bundler has marked the code as the server's.
export {};
