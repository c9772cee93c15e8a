// Before anything else of the page runs: zod would try whether it may make functions out of texts, which the
// content security policy forbids and every browser would report.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
