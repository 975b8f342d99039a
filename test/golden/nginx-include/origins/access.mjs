// Who may do what, as countersign made it of the rules that it was given. rules.mjs says what it means.
export default {
  "recipe": {
    "target": "nginx-include",
    "versions": "nginx as an include 1.22.1 or later",
    "guideline": "countersign-2026.11",
    "pin": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    "exportedAt": "2026-11-22T12:00:00Z"
  },
  "mode": "unrestricted",
  "escapes": "decode-once",
  "paths": [
  ]
};
