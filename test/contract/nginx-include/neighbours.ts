/** An nginx that stands already, with other sites and with settings of its own, into which a door is put. Starts nothing. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What an nginx with other sites may set for all of them, and what would let somebody in here if it counted. */
const laxer = (directory: string) => `
  ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;
  ssl_ciphers ALL:@SECLEVEL=0;
  ssl_prefer_server_ciphers on;
  ssl_conf_command Options PrioritizeChaCha;
  ssl_session_cache shared:sites:1m;
  ssl_session_tickets on;
  ssl_session_timeout 1h;
  ssl_early_data on;
  ssl_verify_client off;
  ssl_verify_depth 9;

  add_header X-Frame-Options ALLOWALL always;
  add_header Access-Control-Allow-Origin * always;
  error_page 400 403 421 =200 /sorry;
  ignore_invalid_headers off;
  underscores_in_headers on;
  real_ip_header X-Forwarded-For;
  set_real_ip_from 0.0.0.0/0;
  satisfy any;
  auth_request /asked;
  mirror /mirrored;
  ssi on;
  ssi_types *;
  gzip on;
  gzip_types *;
  gzip_min_length 1;

  client_header_timeout 300s;
  client_body_timeout 300s;
  keepalive_timeout 300s;
  keepalive_requests 100000;
  client_max_body_size 0;
  client_header_buffer_size 64k;
  large_client_header_buffers 16 64k;
  server_tokens on;
  default_type text/html;

  proxy_intercept_errors on;
  proxy_method GET;
  proxy_pass_request_headers off;
  proxy_pass_header X-Frame-Options;
  proxy_pass_header X-Accel-Redirect;
  proxy_set_header Client-Cert $http_client_cert;
  proxy_set_header X-Client-Identity $http_x_client_identity;
  proxy_http_version 1.0;
  proxy_next_upstream error timeout http_500;

  map $host $door { default granted; }
  map $host $verdict { default granted; }
  map $host $origin { default own; }
  map $host $why { default "as they say"; }
  log_format door '$remote_addr';
  access_log ${directory}/run/sites.log door;
  limit_req_zone $binary_remote_addr zone=door:1m rate=1r/m;
  upstream backend { server 127.0.0.1:1; }
`

/** That it keeps answers. It has processes of its own then, whose ends other proofs would take for those of workers. */
export const keepsAnswers = {
  'proxy_intercept_errors on;': `proxy_intercept_errors on;
  proxy_cache_path run/cache keys_zone=answers:1m;
  proxy_cache answers;
  proxy_cache_valid any 1h;
  proxy_cache_key $uri;`,
}

/** A site beside the door, before it and behind it, in the clear and in TLS. */
const site = (directory: string, name: string) => `
  server {
    listen unix:${directory}/run/${name}.sock;
    listen unix:${directory}/run/${name}-tls.sock ssl default_server;
    server_name _ localhost;
    ssl_certificate ${directory}/tls/server-chain.pem;
    ssl_certificate_key ${directory}/tls/server-key.pem;
    auth_request off;
    mirror off;
    location / { return 200 "${name}"; }
  }
`

const INCLUDE = /^ {2}include .*\/door\.conf;$/m

/** Puts other sites, and what they set for all, around the include of an exported `nginx.conf`. `seen` is where nginx sees the directory; `more` stands beside the sites. */
export function putAmongOthers(directory: string, seen: string, more = ''): void {
  const file = join(directory, 'nginx.conf')
  const text = readFileSync(file, 'utf8')
  const include = INCLUDE.exec(text)?.[0]
  if (include === undefined) throw new Error('nginx.conf includes no door.conf')
  const around = `${laxer(seen)}${site(seen, 'before')}\n${include}\n${site(seen, 'behind')}${more}`
  writeFileSync(
    file,
    text.replace(include, () => around),
  )
}
