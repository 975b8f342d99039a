// Who may do what, as countersign made it of the rules that it was given. rules.mjs says what it means.
export default {
  "recipe": {
    "target": "nginx-include",
    "versions": "nginx as an include 1.22.1 or later",
    "guideline": "countersign-2026.11",
    "pin": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    "exportedAt": "2026-11-22T12:00:00Z"
  },
  "mode": "by-rule",
  "escapes": "refuse",
  "paths": [
    { "path": "/admin/help", "grants": [{ "methods": ["GET"], "require": [] }] },
    { "path": "/operations", "grants": [{ "methods": ["GET"], "require": [{ "kind": "uri", "oneOf": ["spiffe://acme.internal/ops/*"] }] }] },
    { "path": "/ops/keys", "grants": [{ "methods": ["GET"], "require": [{ "kind": "uri", "oneOf": ["spiffe://acme.internal/ops/*"] }, { "kind": "claim", "name": "role", "oneOf": ["operator", "admin"] }] }] },
    { "path": "/metrics", "grants": [] },
    { "path": "/deploy", "grants": [{ "methods": ["GET"], "require": [{ "kind": "claim", "name": "scopes", "oneOf": ["deploy:write"] }] }] },
    { "path": "/public", "grants": [{ "methods": ["GET", "POST"], "require": [] }] },
    { "path": "/secret", "grants": [{ "methods": ["GET"], "require": [{ "kind": "claim", "name": "clearance", "atLeast": 3 }] }] },
    { "path": "/admin", "grants": [{ "methods": ["GET", "POST"], "require": [{ "kind": "claim", "name": "role", "oneOf": ["admin"] }] }] },
    { "path": "/exact", "grants": [{ "methods": ["GET"], "require": [{ "kind": "uri", "oneOf": ["spiffe://acme.internal/ops/kim"] }] }] },
    { "path": "/level", "grants": [{ "methods": ["GET"], "require": [{ "kind": "claim", "name": "clearance", "oneOf": [3, 7] }] }] },
    { "path": "/staff", "grants": [{ "methods": ["GET"], "require": [{ "kind": "claim", "name": "contractor", "oneOf": [false] }] }] },
    { "path": "/band", "grants": [{ "methods": ["GET"], "require": [{ "kind": "claim", "name": "clearance", "atLeast": -1, "atMost": 3 }] }] },
    { "path": "/host", "grants": [{ "methods": ["GET"], "require": [{ "kind": "dns", "oneOf": ["*.svc.acme.internal"] }] }] },
    { "path": "/mail", "grants": [{ "methods": ["GET"], "require": [{ "kind": "email", "oneOf": ["*@acme.example"] }] }] },
    { "path": "/lab", "grants": [{ "methods": ["GET"], "require": [{ "kind": "claim", "name": "department", "oneOf": ["research"] }] }] },
    { "path": "/ops", "grants": [{ "methods": ["GET"], "require": [{ "kind": "uri", "oneOf": ["spiffe://acme.internal/ops/*"] }] }] }
  ]
};
