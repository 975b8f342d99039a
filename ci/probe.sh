#!/usr/bin/env bash
# Attacks a server by countersign probe, as environment variables say, and leaves a report in each format: what the GitHub action and the
# GitLab template of this folder run. Ends with the status of countersign: 0 passed, 1 something got through, 4 nothing is proven.
#
#   PROBE_URL          where the server listens
#   PROBE_AS           the honest client
#   PROBE_HOST         its host name, where that is not in the URL
#   PROBE_FAIL_ON      critical, high, medium or low: what is less severe does not fail the run
#   PROBE_BASELINE     an earlier report in JSON; what it has does not fail the run. A file that is not there is no baseline
#   PROBE_ACCEPT_FILE  the file of accepted attacks
#   PROBE_CONFIG       the file that configures the server: then code scanning can show findings at its lines
#   PROBE_TARGET       the program of the server, such as nginx
#   PROBE_REPORTS      where the reports go; probe-reports where nothing is said
#   PROBE_OPTIONS      further options of countersign probe, each word on a line of its own
set -euo pipefail

: "${PROBE_URL:?the URL of the server is missing}" "${PROBE_AS:?the name of the honest client is missing}"
reports=${PROBE_REPORTS:-probe-reports}
mkdir -p "$reports"

words=("$PROBE_URL" --as "$PROBE_AS" --no-questions)
option() { if [ -n "$2" ]; then words+=("$1" "$2"); fi; }
option --host "${PROBE_HOST:-}"
option --fail-on "${PROBE_FAIL_ON:-}"
option --accept-file "${PROBE_ACCEPT_FILE:-}"
option --config "${PROBE_CONFIG:-}"
option --target "${PROBE_TARGET:-}"
if [ -n "${PROBE_BASELINE:-}" ]; then
  if [ -e "$PROBE_BASELINE" ]; then
    words+=(--baseline "$PROBE_BASELINE")
  else
    echo "there is no baseline at $PROBE_BASELINE yet: every finding counts" >&2
  fi
fi
while IFS= read -r word; do
  if [ -n "$word" ]; then words+=("$word"); fi
done <<<"${PROBE_OPTIONS:-}"
for ending in html json sarif xml; do words+=(--report "$reports/probe.$ending"); done

status=0
countersign probe "${words[@]}" | tee "$reports/probe.txt" || status=${PIPESTATUS[0]}

if [ -n "${GITHUB_OUTPUT:-}" ]; then
  {
    echo "status=$status"
    # Code scanning takes SARIF only where each finding has a file.
    if [ -n "${PROBE_CONFIG:-}" ] && [ -s "$reports/probe.sarif" ]; then echo "sarif=$reports/probe.sarif"; fi
  } >>"$GITHUB_OUTPUT"
fi
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  # Four spaces make it text, whatever a server has said.
  { echo "### countersign probe: status $status"; echo; sed 's/^/    /' "$reports/probe.txt"; } >>"$GITHUB_STEP_SUMMARY"
fi
exit "$status"
