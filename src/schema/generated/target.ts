// @ts-nocheck
/** Generated from `pki/schemas/target.schema.json` by `npm run generate`. Not for editing. */
import { isDeepStrictEqual } from 'node:util'
import type { Validator } from '../gate.ts'
import type { TargetJson } from './types.ts'

export const validateTarget: Validator<TargetJson> = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:target","title":"Target","description":"A server program that configuration is written for. Its name is the name of its folder in templates/.","type":"object","additionalProperties":false,"required":["title","summary","kind","install","versions","sinceVersion","files","material","claims","cannot","inputs","commands"],"properties":{"$schema":{"title":"Schema","description":"Where an editor finds this schema.","type":"string"},"extends":{"title":"Extends","description":"The name of another target that this one is a form of: its manifest is that one's with what stands here as a JSON merge patch (RFC 7396), so that objects are merged by name, a null removes, and a list takes the place of the other.","type":"string","pattern":"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$"},"title":{"title":"Title","description":"The program, as its makers write it.","type":"string","minLength":1,"maxLength":60},"summary":{"title":"Summary","description":"What is exported, in one line.","type":"string","minLength":1,"maxLength":160},"kind":{"title":"Kind","description":"started: the real server is started, attacked, reloaded and attacked again. checked: a checker of its makers looks at what is exported, and nothing is started here; so it claims nothing, and asks says what its configuration asks for.","enum":["started","checked"]},"install":{"title":"Install","description":"How its program comes onto a machine, in half a sentence.","type":"string","minLength":1},"versions":{"title":"Versions","description":"The versions of the program that the templates are right for.","type":"object","additionalProperties":false,"required":["oldest","assumed"],"properties":{"oldest":{"title":"Oldest","description":"The first version covered, such as 20.0.0.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"before":{"title":"Before","description":"The first version that is not covered any more, if there is one.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"assumed":{"title":"Assumed","description":"The version that is written for when none is named.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}},"advisories":{"title":"Advisories","description":"Advisories of the program's makers on who gets in: client certificates, their revocation, and sessions that are resumed. Affected versions only, and no details.","type":"array","minItems":1,"items":{"title":"Advisory","description":"One of them.","type":"object","additionalProperties":false,"required":["id","about","affected","source","here"],"properties":{"id":{"title":"Id","description":"Its number, as one finds it.","type":"string","pattern":"^CVE-[0-9]{4}-[0-9]{4,7}$"},"about":{"title":"About","description":"What it is about, in half a sentence.","type":"string","minLength":1,"maxLength":160},"affected":{"title":"Affected","description":"The releases of the program's makers that it names.","type":"array","minItems":1,"items":{"title":"Range","description":"From one version on, and before another.","type":"object","additionalProperties":false,"required":["from","before"],"properties":{"from":{"title":"From","description":"The first version that is affected.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"before":{"title":"Before","description":"The first version after it that is mended.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}}},"source":{"title":"Source","description":"Where its makers, or the record of the number, say so.","type":"string","pattern":"^https://[A-Za-z0-9./_?=-]+$"},"here":{"title":"Here","description":"What it means for an export, in a sentence without its dot.","type":"string","minLength":1,"maxLength":300}}}},"sinceVersion":{"title":"Since version","description":"What depends on the version. Each name is true in a template from its version on, so that no template compares versions.","type":"object","propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,39}$"},"additionalProperties":{"title":"Fact","description":"One thing that newer versions can do.","type":"object","additionalProperties":false,"required":["title","since"],"properties":{"title":{"title":"Title","description":"What is true, in a few words.","type":"string","minLength":1,"maxLength":160},"since":{"title":"Since","description":"The first version of which it is true.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}}},"files":{"title":"Files","description":"What is written, apart from keys, certificates and CRLs.","type":"array","minItems":1,"items":{"title":"File","description":"A file that is copied as it is; or, with a language, rendered from the template of the same name with .liquid behind it. It lies in the folder of the target; or, with from or parts, where these say.","type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"title":"Path","description":"Where it is written, under the exported directory.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"language":{"title":"Language","description":"The language that it is written in, which decides how values are escaped.","type":"string","pattern":"^[a-z][a-z0-9-]{0,29}$"},"from":{"title":"From","description":"The file of templates/parts/ that it is, for files that several targets share.","type":"string","pattern":"^parts/(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"parts":{"title":"Parts","description":"The pieces that it is made of, joined in this order: files of templates/parts/, or of the target's folder.","type":"array","minItems":2,"items":{"title":"Part","description":"The path of a file, from templates/ where it begins with parts/, otherwise from the folder of the target.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}},"keep":{"title":"Keep","description":"Written once, for its owner only, and left as it is by every later export: a secret of the deployment.","const":true}},"dependentRequired":{"keep":["language"]},"dependentSchemas":{"from":{"properties":{"parts":false}}}}},"folders":{"title":"Folders","description":"Folders that the server writes into while it runs. They are made empty, and what is in them is left alone.","type":"array","uniqueItems":true,"items":{"title":"Folder","description":"Its name, under the exported directory.","type":"string","pattern":"^[a-z][a-z0-9-]{0,39}$"}},"own":{"title":"Own","description":"Files and folders of the user's own, directly in the exported directory: exports make none, and leave them alone.","type":"array","uniqueItems":true,"items":{"title":"Path","description":"Its name.","type":"string","pattern":"^[a-z][a-z0-9.-]{0,39}$"}},"material":{"title":"Material","description":"The files that hold keys, certificates and CRLs: each of the four in one of them.","type":"array","minItems":1,"items":{"title":"File","description":"One such file. One that holds the server's key is for its owner only.","type":"object","additionalProperties":false,"required":["path","holds","form"],"properties":{"path":{"title":"Path","description":"Where it is written, under the exported directory.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"holds":{"title":"Holds","description":"What it holds, in this order. serverChain: the server's certificate and what stands between it and its trust anchor. serverKey: its private key. clientAuthority: the one certificate that client certificates must be issued by. clientCrl: the CRL of that authority.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Part","description":"One of the four.","enum":["serverChain","serverKey","clientAuthority","clientCrl"]}},"form":{"title":"Form","description":"pem: as text. base64: the PEM in base64 once more, in one line.","enum":["pem","base64"]}}}},"claims":{"title":"Claims","description":"The abilities of the exported server; the tests check each of them. An ability that is not claimed here must be named in lacks, under cannot.","type":"object","additionalProperties":false,"properties":{"identity":{"title":"Identity","description":"The application gets the identity of the client, exactly as in the certificate: as an object in the same process, or in a header.","enum":["object","header"]},"claimsFrom":{"title":"Claims from","description":"The server reads claims from an extension (oid) or from a URI (uri). It refuses a certificate with a claim of a wrong type.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Place","description":"An extension of its own, or a URI.","enum":["oid","uri"]}},"purpose":{"title":"Purpose","description":"The server refuses a certificate that is not for clients (without clientAuth in its extended key usage).","const":true},"forgery":{"title":"Forgery","description":"Identity headers that a client sends never reach the application.","const":true},"access":{"title":"Access","description":"The server enforces access rules, if they use only the abilities that its manifest lists.","type":"object","additionalProperties":false,"required":["by","instead"],"properties":{"by":{"title":"By","description":"The abilities of the server. An export whose rules need another ability is refused.","type":"array","uniqueItems":true,"items":{"title":"Ability","description":"path and method of a request; uri, dns and email names, and wildcards in them; claims by type, and ranges of whole numbers; paths decoded once.","enum":["path","method","uri","dns","email","wildcard","string","strings","integer","range","boolean","decode-once"]}},"instead":{"title":"Instead","description":"What to do where it cannot enforce a rule.","type":"string","minLength":1}}},"revocation":{"title":"Revocation","description":"After the CRL is loaded, a revoked client gets no new connection (handshake), and also no answer on a connection that is already open (request).","enum":["handshake","request"]},"noResumption":{"title":"No resumption","description":"The server resumes no TLS session, because a revoked client could resume an old session.","const":true},"completeCrl":{"title":"Complete CRL","description":"A CRL that covers only some certificates or reasons, such as a delta CRL, does not let a revoked client in again.","const":true},"newestCrl":{"title":"Newest CRL","description":"An older CRL, or another CRL with the same number, does not let a revoked client in again.","const":true},"noRevAvail":{"title":"noRevAvail looked up","description":"The server looks up a certificate that says that it is never revoked (noRevAvail, RFC 9608) in the CRL like any other certificate: a revoked one is refused, and without a current CRL none gets in.","const":true},"sni":{"title":"SNI","description":"The server refuses a handshake with another server name (SNI), or without one.","const":true},"host":{"title":"Host","description":"The server answers 421 to a request for another host than the host of the export.","const":true},"severalHosts":{"title":"Several hosts","description":"An export can name several hosts: the server answers for each of them, and only where SNI and Host name the same one.","const":true},"requestTargets":{"title":"Request targets","description":"The server answers 400 to a request target that two programs could read in different ways.","const":true},"framing":{"title":"Framing","description":"Every answer, also an error, forbids browsers to show it in a frame.","const":true},"origin":{"title":"Origin","description":"The server accepts requests that change something only from allowed origins, and lets pages of no other origin read its answers.","const":true},"http2":{"title":"HTTP/2","description":"The server speaks HTTP/2 beside HTTP/1.1 where its export says so, and all that is claimed here of who asks and for what is true over both.","const":true},"webSockets":{"title":"WebSockets","description":"The server opens WebSockets at the paths of its export alone, for clients and origins that may, and ends them by a revocation.","const":true},"limits":{"title":"Limits","description":"The server enforces the limits that were chosen at export.","const":true},"mlkem":{"title":"ML-KEM","description":"The server offers the hybrid group X25519MLKEM768: always, or if its TLS library supports it.","enum":["where-supported","always"]},"mldsa":{"title":"ML-DSA (experimental)","description":"The server admits clients of an authority that has an ML-DSA key, and clients that have one, over TLS 1.3: always, or if its TLS library supports it.","enum":["where-supported","always"]},"keepsGood":{"title":"Keeps the good","description":"If a file cannot be read at a reload, the server keeps the content that it had loaded before.","const":true},"drains":{"title":"Drains","description":"When the server is stopped, it finishes the answers that it has begun.","const":true},"pin":{"title":"Pin","description":"When the server starts, it compares its client authority with the pin.","const":true}}},"unit":{"title":"Unit","description":"What a unit of systemd for it must leave out of the limits that it sets to others.","type":"object","additionalProperties":false,"properties":{"jit":{"title":"JIT","description":"The program writes machine code while it runs, as engines of JavaScript do, and needs memory that can be written and executed.","const":true}}},"image":{"title":"Image","description":"What a Dockerfile for it is made of. Without this, none is written.","type":"object","additionalProperties":false,"required":["bases"],"properties":{"bases":{"title":"Bases","description":"The images that it can begin with, by the version of the program that each brings or installs, the oldest first.","type":"array","minItems":1,"items":{"title":"Base","description":"One of them.","type":"object","additionalProperties":false,"required":["version","from"],"properties":{"version":{"title":"Version","description":"The version of the program, or the oldest that it has in time.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"from":{"title":"From","description":"The name of the image, with its tag.","type":"string","pattern":"^[a-z0-9][a-z0-9._/-]*:[A-Za-z0-9._-]+$"}}}},"packages":{"title":"Packages","description":"What is installed by apt-get.","type":"array","minItems":1,"items":{"title":"Package","description":"Its name.","type":"string","pattern":"^[a-z0-9][a-z0-9.+-]*$"}},"build":{"title":"Build","description":"What its program is built of, and where, so that no compiler is in the image.","type":"object","additionalProperties":false,"required":["from","copies","argv","program"],"properties":{"from":{"title":"From","description":"The name of the image that builds, with its tag.","type":"string","pattern":"^[a-z0-9][a-z0-9._/-]*:[A-Za-z0-9._-]+$"},"copies":{"title":"Copies","description":"Files and folders of the export that are copied for the build, and nothing else.","type":"array","minItems":1,"items":{"title":"Path","description":"One of them.","type":"string","pattern":"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}},"argv":{"title":"Arguments","description":"The program that builds and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"program":{"title":"Program","description":"What comes out of it, under the folder of the build.","type":"string","pattern":"^[A-Za-z0-9_-][A-Za-z0-9._/-]{0,120}$"}}}}},"asks":{"title":"Asks","description":"What the configuration asks a server for that nobody has started here, so that no test has seen it kept. Only where the kind is checked.","type":"array","minItems":1,"items":{"title":"Request","description":"One thing it asks for.","type":"object","additionalProperties":false,"required":["what","by"],"properties":{"for":{"title":"For","description":"The claims that a server would make which does what is asked.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Claim","description":"The name of a claim.","enum":["identity","claimsFrom","purpose","forgery","access","revocation","noResumption","completeCrl","newestCrl","noRevAvail","sni","host","severalHosts","requestTargets","framing","origin","http2","webSockets","limits","mlkem","mldsa","keepsGood","drains","pin"]}},"what":{"title":"What","description":"What the server is to do.","type":"string","minLength":1},"by":{"title":"By","description":"The setting that asks for it.","type":"string","minLength":1}}}},"hosts":{"title":"Hosts","description":"names: the host that clients reach it by is a whole name with a dot, and never an IP address.","const":"names"},"guidelines":{"title":"Guidelines","description":"The guidelines beside intermediate that its exports can follow; the tests attack it by each. Without them, an export by another than intermediate is refused.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Guideline","description":"The word of a guideline.","enum":["modern","fips"]}},"cannot":{"title":"Cannot","description":"What the exported server does not do, and what works in its place.","type":"array","items":{"title":"Limit","description":"One thing it cannot do.","type":"object","additionalProperties":false,"required":["what","instead"],"properties":{"lacks":{"title":"Lacks","description":"The claims that are not made because of it.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Claim","description":"The name of a claim.","enum":["identity","claimsFrom","purpose","forgery","access","revocation","noResumption","completeCrl","newestCrl","noRevAvail","sni","host","severalHosts","requestTargets","framing","origin","http2","webSockets","limits","mlkem","mldsa","keepsGood","drains","pin"]}},"guidelines":{"title":"Guidelines","description":"The guidelines that it cannot follow because of it; an export that asks for one is refused with this reason.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Guideline","description":"The word of a guideline.","enum":["modern","fips"]}},"what":{"title":"What","description":"What it cannot do.","type":"string","minLength":1},"instead":{"title":"Instead","description":"What works in its place.","type":"string","minLength":1}}}},"shares":{"title":"Shares","description":"The names of inputs that are defined once for several targets, in templates/inputs.json. One that is in inputs as well is as it stands there.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Name","description":"The name of an input.","type":"string","pattern":"^[a-z][A-Za-z0-9]{0,39}$"}},"inputs":{"title":"Inputs","description":"What may be chosen at export, by name. Each has an allow-list: nothing else is taken.","type":"object","required":["address","port"],"propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,39}$"},"additionalProperties":{"title":"Input","description":"One choice, by its type. choice: one of the values. integer: within minimum and maximum. text: matching the pattern as a whole. list: texts with commas between, each matching. endpoint: the address of a backend, by one of the schemes.","type":"object","required":["type"],"discriminator":{"propertyName":"type"},"oneOf":[{"type":"object","additionalProperties":false,"required":["title","type","default","values"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"One of the values.","const":"choice"},"default":{"$ref":"#/$defs/inputDefault"},"values":{"title":"Values","description":"The words to choose from.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Value","description":"One word.","type":"string","pattern":"^[a-z0-9][a-z0-9-]*$"}}}},{"type":"object","additionalProperties":false,"required":["title","type","default","minimum","maximum"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"A whole number within minimum and maximum.","const":"integer"},"default":{"$ref":"#/$defs/inputDefault"},"minimum":{"title":"Minimum","description":"The smallest number taken.","type":"integer"},"maximum":{"title":"Maximum","description":"The largest number taken.","type":"integer"}}},{"type":"object","additionalProperties":false,"required":["title","type","default","pattern","form"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"text: matching the pattern as a whole. list: texts with commas between, each matching.","enum":["text","list"]},"default":{"$ref":"#/$defs/inputDefault"},"pattern":{"title":"Pattern","description":"A regular expression in the syntax of ECMAScript, without anchors, that each text matches as a whole.","type":"string","minLength":1,"maxLength":500},"form":{"title":"Form","description":"What the pattern takes, in words and with an example, for a person whose value it does not take; of a list each text.","type":"string","minLength":1,"maxLength":160}}},{"type":"object","additionalProperties":false,"required":["title","type","default"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"The address of a backend.","const":"endpoint"},"default":{"$ref":"#/$defs/inputDefault"},"schemes":{"title":"Schemes","description":"How backends are reached: http://HOST:PORT (the only way where this is left out), https://NAME:PORT, unix:PATH. With https, the input of the same name with Ca behind names the file of CA certificates that the backend is verified against.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Scheme","description":"One way.","enum":["http","https","unix"]}}}}]}},"commands":{"title":"Commands","description":"How the program is checked, run and reloaded, in the exported directory, as an ordinary user. {directory} and {name of an input} stand for their values.","type":"object","additionalProperties":false,"required":["check","run","reload"],"properties":{"build":{"title":"Build","description":"Makes the program, once, before it is checked and run; it may take minutes and the network.","type":"object","additionalProperties":false,"required":["argv","makes"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"makes":{"title":"Makes","description":"The folder that it writes into, under the exported directory; exports leave it alone, and it stays out of repositories and images.","type":"string","pattern":"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}}},"check":{"title":"Check","description":"Looks at the configuration without serving; status 0 means good.","type":"object","additionalProperties":false,"required":["argv"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}}}},"run":{"title":"Run","description":"Serves in the foreground; where the kind is checked, hands the configuration to the system that serves.","type":"object","additionalProperties":false,"required":["argv","ready"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"refusesRoot":{"title":"Refuses root","description":"Started by root, it ends, or lets nobody in.","const":true},"ready":{"title":"Ready","description":"What it prints once it serves.","type":"string","minLength":1}}},"version":{"title":"Version","description":"Prints the version of the program, and ends.","type":"object","additionalProperties":false,"required":["argv"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"after":{"title":"After","description":"The text behind which the version stands; without it, the version is the first number with a dot.","type":"string","minLength":1}}},"reload":{"title":"Reload","description":"How it takes up a new CRL or certificate: by signal, command, watching or restart.","type":"object","required":["by"],"discriminator":{"propertyName":"by"},"oneOf":[{"type":"object","additionalProperties":false,"required":["by","signal","done","failed"],"properties":{"by":{"title":"By","description":"A signal to its process.","const":"signal"},"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGHUP","SIGUSR1","SIGUSR2"]},"done":{"title":"Done","description":"What it prints once the new files are in force.","type":"string","minLength":1},"failed":{"title":"Failed","description":"What it prints when it keeps the old files.","type":"string","minLength":1}}},{"type":"object","additionalProperties":false,"required":["by","argv"],"properties":{"by":{"title":"By","description":"A command that ends with status 0 once the new files are in force, and with another where the old ones are kept.","const":"command"},"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}}}},{"type":"object","additionalProperties":false,"required":["by","done","failed"],"properties":{"by":{"title":"By","description":"It notices by itself that files were replaced.","const":"watching"},"done":{"title":"Done","description":"What it prints once the new files are in force.","type":"string","minLength":1},"failed":{"title":"Failed","description":"What it prints when it keeps the old files.","type":"string","minLength":1}}},{"type":"object","additionalProperties":false,"required":["by"],"properties":{"by":{"title":"By","description":"It is stopped, and run again.","const":"restart"}}}]},"sample":{"title":"Sample","description":"A backend to try it with, for servers that only pass requests on. Runs beside it.","type":"object","additionalProperties":false,"required":["argv","ready","input","value"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"ready":{"title":"Ready","description":"What it prints once it serves.","type":"string","minLength":1},"input":{"title":"Input","description":"The input that tells the server where this backend is.","type":"string","minLength":1},"value":{"title":"Value","description":"Its value; {port} stands for a free port.","type":"string","minLength":1}}},"stop":{"title":"Stop","description":"Ends it once the requests at hand are answered; SIGTERM where it is not said.","type":"object","oneOf":[{"type":"object","additionalProperties":false,"required":["signal"],"properties":{"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGTERM","SIGQUIT","SIGUSR1"]}}},{"type":"object","additionalProperties":false,"required":["argv"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}}}}]},"beside":{"title":"Beside","description":"A program that the server asks, started before it and ended after it. countersign as the first word is this program.","type":"object","additionalProperties":false,"required":["argv","ready","check","reads","reload"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"ready":{"title":"Ready","description":"What it prints once it answers.","type":"string","minLength":1},"check":{"title":"Check","description":"Looks at what it goes by without answering; status 0 means good.","type":"object","additionalProperties":false,"required":["argv"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}}}},"place":{"title":"Place","description":"Where it listens, where that is a port; without it, below the exported directory.","type":"object","additionalProperties":false,"required":["input","value"],"properties":{"input":{"title":"Input","description":"The input that tells both programs.","type":"string","minLength":1},"value":{"title":"Value","description":"Its value; {port} stands for a free port.","type":"string","minLength":1}}},"reads":{"title":"Reads","description":"The exported files that it alone reads: where nothing else was replaced, the server need not reload.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Path","description":"A path under the exported directory.","type":"string","minLength":1}},"reload":{"title":"Reload","description":"How it takes up new files.","type":"object","additionalProperties":false,"required":["signal","done","failed"],"properties":{"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGHUP","SIGUSR1","SIGUSR2"]},"done":{"title":"Done","description":"What it prints once the new files are in force.","type":"string","minLength":1},"failed":{"title":"Failed","description":"What it prints when it keeps the old files.","type":"string","minLength":1}}}}}}}},"$defs":{"inputTitle":{"title":"Title","description":"What is chosen, in one line.","type":"string","minLength":1,"maxLength":160},"inputDefault":{"title":"Default","description":"What is taken when nothing is chosen, written as it would be given.","type":"string"}}};
const schema32 = {"title":"Title","description":"What is chosen, in one line.","type":"string","minLength":1,"maxLength":160};
const schema33 = {"title":"Default","description":"What is taken when nothing is chosen, written as it would be given.","type":"string"};
const func1 = Object.prototype.hasOwnProperty;
const func2 = (text) => [...text].length;
const func0 = isDeepStrictEqual;
const pattern4 = new RegExp("^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$", "u");
const pattern5 = new RegExp("^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$", "u");
const pattern8 = new RegExp("^CVE-[0-9]{4}-[0-9]{4,7}$", "u");
const pattern11 = new RegExp("^https://[A-Za-z0-9./_?=-]+$", "u");
const pattern12 = new RegExp("^[a-z][A-Za-z0-9]{0,39}$", "u");
const pattern14 = new RegExp("^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "u");
const pattern15 = new RegExp("^[a-z][a-z0-9-]{0,29}$", "u");
const pattern16 = new RegExp("^parts/(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "u");
const pattern18 = new RegExp("^[a-z][a-z0-9-]{0,39}$", "u");
const pattern19 = new RegExp("^[a-z][a-z0-9.-]{0,39}$", "u");
const pattern22 = new RegExp("^[a-z0-9][a-z0-9._/-]*:[A-Za-z0-9._-]+$", "u");
const pattern23 = new RegExp("^[a-z0-9][a-z0-9.+-]*$", "u");
const pattern25 = new RegExp("^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "u");
const pattern26 = new RegExp("^[A-Za-z0-9_-][A-Za-z0-9._/-]{0,120}$", "u");
const pattern29 = new RegExp("^[a-z0-9][a-z0-9-]*$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="urn:countersign:schema:target" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((data.title === undefined) && (missing0 = "title")) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.install === undefined) && (missing0 = "install"))) || ((data.versions === undefined) && (missing0 = "versions"))) || ((data.sinceVersion === undefined) && (missing0 = "sinceVersion"))) || ((data.files === undefined) && (missing0 = "files"))) || ((data.material === undefined) && (missing0 = "material"))) || ((data.claims === undefined) && (missing0 = "claims"))) || ((data.cannot === undefined) && (missing0 = "cannot"))) || ((data.inputs === undefined) && (missing0 = "inputs"))) || ((data.commands === undefined) && (missing0 = "commands"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},schema:schema31.required,parentSchema:schema31,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
validate20.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema31,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.$schema !== undefined){
let data0 = data.$schema;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate20.errors = [{instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},schema:schema31.properties.$schema.type,parentSchema:schema31.properties.$schema,data:data0}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.extends !== undefined){
let data1 = data.extends;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
validate20.errors = [{instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$"},schema:"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$",parentSchema:schema31.properties.extends,data:data1}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/type",keyword:"type",params:{type: "string"},schema:schema31.properties.extends.type,parentSchema:schema31.properties.extends,data:data1}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
let data2 = data.title;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(func2(data2) > 60){
validate20.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit: 60},schema:60,parentSchema:schema31.properties.title,data:data2}];
return false;
}
else {
if(func2(data2) < 1){
validate20.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.title,data:data2}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},schema:schema31.properties.title.type,parentSchema:schema31.properties.title,data:data2}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
let data3 = data.summary;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(func2(data3) > 160){
validate20.errors = [{instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema31.properties.summary,data:data3}];
return false;
}
else {
if(func2(data3) < 1){
validate20.errors = [{instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.summary,data:data3}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "string"},schema:schema31.properties.summary.type,parentSchema:schema31.properties.summary,data:data3}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
let data4 = data.kind;
const _errs10 = errors;
if(!((data4 === "started") || (data4 === "checked"))){
validate20.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema31.properties.kind.enum},schema:schema31.properties.kind.enum,parentSchema:schema31.properties.kind,data:data4}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.install !== undefined){
let data5 = data.install;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data5 === "string"){
if(func2(data5) < 1){
validate20.errors = [{instancePath:instancePath+"/install",schemaPath:"#/properties/install/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.install,data:data5}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/install",schemaPath:"#/properties/install/type",keyword:"type",params:{type: "string"},schema:schema31.properties.install.type,parentSchema:schema31.properties.install,data:data5}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.versions !== undefined){
let data6 = data.versions;
const _errs13 = errors;
if(errors === _errs13){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if(((data6.oldest === undefined) && (missing1 = "oldest")) || ((data6.assumed === undefined) && (missing1 = "assumed"))){
validate20.errors = [{instancePath:instancePath+"/versions",schemaPath:"#/properties/versions/required",keyword:"required",params:{missingProperty: missing1},schema:schema31.properties.versions.required,parentSchema:schema31.properties.versions,data:data6}];
return false;
}
else {
const _errs15 = errors;
for(const key1 in data6){
if(!(((key1 === "oldest") || (key1 === "before")) || (key1 === "assumed"))){
validate20.errors = [{instancePath:instancePath+"/versions",schemaPath:"#/properties/versions/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema31.properties.versions,data:data6}];
return false;
break;
}
}
if(_errs15 === errors){
if(data6.oldest !== undefined){
let data7 = data6.oldest;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data7 === "string"){
if(!pattern5.test(data7)){
validate20.errors = [{instancePath:instancePath+"/versions/oldest",schemaPath:"#/properties/versions/properties/oldest/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.versions.properties.oldest,data:data7}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/versions/oldest",schemaPath:"#/properties/versions/properties/oldest/type",keyword:"type",params:{type: "string"},schema:schema31.properties.versions.properties.oldest.type,parentSchema:schema31.properties.versions.properties.oldest,data:data7}];
return false;
}
}
var valid1 = _errs16 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data6.before !== undefined){
let data8 = data6.before;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data8 === "string"){
if(!pattern5.test(data8)){
validate20.errors = [{instancePath:instancePath+"/versions/before",schemaPath:"#/properties/versions/properties/before/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.versions.properties.before,data:data8}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/versions/before",schemaPath:"#/properties/versions/properties/before/type",keyword:"type",params:{type: "string"},schema:schema31.properties.versions.properties.before.type,parentSchema:schema31.properties.versions.properties.before,data:data8}];
return false;
}
}
var valid1 = _errs18 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data6.assumed !== undefined){
let data9 = data6.assumed;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data9 === "string"){
if(!pattern5.test(data9)){
validate20.errors = [{instancePath:instancePath+"/versions/assumed",schemaPath:"#/properties/versions/properties/assumed/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.versions.properties.assumed,data:data9}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/versions/assumed",schemaPath:"#/properties/versions/properties/assumed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.versions.properties.assumed.type,parentSchema:schema31.properties.versions.properties.assumed,data:data9}];
return false;
}
}
var valid1 = _errs20 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/versions",schemaPath:"#/properties/versions/type",keyword:"type",params:{type: "object"},schema:schema31.properties.versions.type,parentSchema:schema31.properties.versions,data:data6}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.advisories !== undefined){
let data10 = data.advisories;
const _errs22 = errors;
if(errors === _errs22){
if(Array.isArray(data10)){
if(data10.length < 1){
validate20.errors = [{instancePath:instancePath+"/advisories",schemaPath:"#/properties/advisories/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.advisories,data:data10}];
return false;
}
else {
var valid2 = true;
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
const _errs24 = errors;
if(errors === _errs24){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
let missing2;
if((((((data11.id === undefined) && (missing2 = "id")) || ((data11.about === undefined) && (missing2 = "about"))) || ((data11.affected === undefined) && (missing2 = "affected"))) || ((data11.source === undefined) && (missing2 = "source"))) || ((data11.here === undefined) && (missing2 = "here"))){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0,schemaPath:"#/properties/advisories/items/required",keyword:"required",params:{missingProperty: missing2},schema:schema31.properties.advisories.items.required,parentSchema:schema31.properties.advisories.items,data:data11}];
return false;
}
else {
const _errs26 = errors;
for(const key2 in data11){
if(!(((((key2 === "id") || (key2 === "about")) || (key2 === "affected")) || (key2 === "source")) || (key2 === "here"))){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0,schemaPath:"#/properties/advisories/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema31.properties.advisories.items,data:data11}];
return false;
break;
}
}
if(_errs26 === errors){
if(data11.id !== undefined){
let data12 = data11.id;
const _errs27 = errors;
if(errors === _errs27){
if(typeof data12 === "string"){
if(!pattern8.test(data12)){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/id",schemaPath:"#/properties/advisories/items/properties/id/pattern",keyword:"pattern",params:{pattern: "^CVE-[0-9]{4}-[0-9]{4,7}$"},schema:"^CVE-[0-9]{4}-[0-9]{4,7}$",parentSchema:schema31.properties.advisories.items.properties.id,data:data12}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/id",schemaPath:"#/properties/advisories/items/properties/id/type",keyword:"type",params:{type: "string"},schema:schema31.properties.advisories.items.properties.id.type,parentSchema:schema31.properties.advisories.items.properties.id,data:data12}];
return false;
}
}
var valid3 = _errs27 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data11.about !== undefined){
let data13 = data11.about;
const _errs29 = errors;
if(errors === _errs29){
if(typeof data13 === "string"){
if(func2(data13) > 160){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/about",schemaPath:"#/properties/advisories/items/properties/about/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema31.properties.advisories.items.properties.about,data:data13}];
return false;
}
else {
if(func2(data13) < 1){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/about",schemaPath:"#/properties/advisories/items/properties/about/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.advisories.items.properties.about,data:data13}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/about",schemaPath:"#/properties/advisories/items/properties/about/type",keyword:"type",params:{type: "string"},schema:schema31.properties.advisories.items.properties.about.type,parentSchema:schema31.properties.advisories.items.properties.about,data:data13}];
return false;
}
}
var valid3 = _errs29 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data11.affected !== undefined){
let data14 = data11.affected;
const _errs31 = errors;
if(errors === _errs31){
if(Array.isArray(data14)){
if(data14.length < 1){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/affected",schemaPath:"#/properties/advisories/items/properties/affected/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.advisories.items.properties.affected,data:data14}];
return false;
}
else {
var valid4 = true;
const len1 = data14.length;
for(let i1=0; i1<len1; i1++){
let data15 = data14[i1];
const _errs33 = errors;
if(errors === _errs33){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
let missing3;
if(((data15.from === undefined) && (missing3 = "from")) || ((data15.before === undefined) && (missing3 = "before"))){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/affected/" + i1,schemaPath:"#/properties/advisories/items/properties/affected/items/required",keyword:"required",params:{missingProperty: missing3},schema:schema31.properties.advisories.items.properties.affected.items.required,parentSchema:schema31.properties.advisories.items.properties.affected.items,data:data15}];
return false;
}
else {
const _errs35 = errors;
for(const key3 in data15){
if(!((key3 === "from") || (key3 === "before"))){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/affected/" + i1,schemaPath:"#/properties/advisories/items/properties/affected/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema31.properties.advisories.items.properties.affected.items,data:data15}];
return false;
break;
}
}
if(_errs35 === errors){
if(data15.from !== undefined){
let data16 = data15.from;
const _errs36 = errors;
if(errors === _errs36){
if(typeof data16 === "string"){
if(!pattern5.test(data16)){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/affected/" + i1+"/from",schemaPath:"#/properties/advisories/items/properties/affected/items/properties/from/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.advisories.items.properties.affected.items.properties.from,data:data16}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/affected/" + i1+"/from",schemaPath:"#/properties/advisories/items/properties/affected/items/properties/from/type",keyword:"type",params:{type: "string"},schema:schema31.properties.advisories.items.properties.affected.items.properties.from.type,parentSchema:schema31.properties.advisories.items.properties.affected.items.properties.from,data:data16}];
return false;
}
}
var valid5 = _errs36 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data15.before !== undefined){
let data17 = data15.before;
const _errs38 = errors;
if(errors === _errs38){
if(typeof data17 === "string"){
if(!pattern5.test(data17)){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/affected/" + i1+"/before",schemaPath:"#/properties/advisories/items/properties/affected/items/properties/before/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.advisories.items.properties.affected.items.properties.before,data:data17}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/affected/" + i1+"/before",schemaPath:"#/properties/advisories/items/properties/affected/items/properties/before/type",keyword:"type",params:{type: "string"},schema:schema31.properties.advisories.items.properties.affected.items.properties.before.type,parentSchema:schema31.properties.advisories.items.properties.affected.items.properties.before,data:data17}];
return false;
}
}
var valid5 = _errs38 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/affected/" + i1,schemaPath:"#/properties/advisories/items/properties/affected/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.advisories.items.properties.affected.items.type,parentSchema:schema31.properties.advisories.items.properties.affected.items,data:data15}];
return false;
}
}
var valid4 = _errs33 === errors;
if(!valid4){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/affected",schemaPath:"#/properties/advisories/items/properties/affected/type",keyword:"type",params:{type: "array"},schema:schema31.properties.advisories.items.properties.affected.type,parentSchema:schema31.properties.advisories.items.properties.affected,data:data14}];
return false;
}
}
var valid3 = _errs31 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data11.source !== undefined){
let data18 = data11.source;
const _errs40 = errors;
if(errors === _errs40){
if(typeof data18 === "string"){
if(!pattern11.test(data18)){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/source",schemaPath:"#/properties/advisories/items/properties/source/pattern",keyword:"pattern",params:{pattern: "^https://[A-Za-z0-9./_?=-]+$"},schema:"^https://[A-Za-z0-9./_?=-]+$",parentSchema:schema31.properties.advisories.items.properties.source,data:data18}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/source",schemaPath:"#/properties/advisories/items/properties/source/type",keyword:"type",params:{type: "string"},schema:schema31.properties.advisories.items.properties.source.type,parentSchema:schema31.properties.advisories.items.properties.source,data:data18}];
return false;
}
}
var valid3 = _errs40 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data11.here !== undefined){
let data19 = data11.here;
const _errs42 = errors;
if(errors === _errs42){
if(typeof data19 === "string"){
if(func2(data19) > 300){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/here",schemaPath:"#/properties/advisories/items/properties/here/maxLength",keyword:"maxLength",params:{limit: 300},schema:300,parentSchema:schema31.properties.advisories.items.properties.here,data:data19}];
return false;
}
else {
if(func2(data19) < 1){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/here",schemaPath:"#/properties/advisories/items/properties/here/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.advisories.items.properties.here,data:data19}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/here",schemaPath:"#/properties/advisories/items/properties/here/type",keyword:"type",params:{type: "string"},schema:schema31.properties.advisories.items.properties.here.type,parentSchema:schema31.properties.advisories.items.properties.here,data:data19}];
return false;
}
}
var valid3 = _errs42 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0,schemaPath:"#/properties/advisories/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.advisories.items.type,parentSchema:schema31.properties.advisories.items,data:data11}];
return false;
}
}
var valid2 = _errs24 === errors;
if(!valid2){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/advisories",schemaPath:"#/properties/advisories/type",keyword:"type",params:{type: "array"},schema:schema31.properties.advisories.type,parentSchema:schema31.properties.advisories,data:data10}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sinceVersion !== undefined){
let data20 = data.sinceVersion;
const _errs44 = errors;
if(errors === _errs44){
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
for(const key4 in data20){
const _errs46 = errors;
if(typeof key4 === "string"){
if(!pattern12.test(key4)){
const err0 = {instancePath:instancePath+"/sinceVersion",schemaPath:"#/properties/sinceVersion/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]{0,39}$"},schema:"^[a-z][A-Za-z0-9]{0,39}$",parentSchema:schema31.properties.sinceVersion.propertyNames,data:key4,propertyName:key4};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid6 = _errs46 === errors;
if(!valid6){
const err1 = {instancePath:instancePath+"/sinceVersion",schemaPath:"#/properties/sinceVersion/propertyNames",keyword:"propertyNames",params:{propertyName: key4},schema:schema31.properties.sinceVersion.propertyNames,parentSchema:schema31.properties.sinceVersion,data:data20};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate20.errors = vErrors;
return false;
break;
}
}
if(valid6){
for(const key5 in data20){
let data21 = data20[key5];
const _errs48 = errors;
if(errors === _errs48){
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
let missing4;
if(((data21.title === undefined) && (missing4 = "title")) || ((data21.since === undefined) && (missing4 = "since"))){
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sinceVersion/additionalProperties/required",keyword:"required",params:{missingProperty: missing4},schema:schema31.properties.sinceVersion.additionalProperties.required,parentSchema:schema31.properties.sinceVersion.additionalProperties,data:data21}];
return false;
}
else {
const _errs50 = errors;
for(const key6 in data21){
if(!((key6 === "title") || (key6 === "since"))){
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sinceVersion/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},schema:false,parentSchema:schema31.properties.sinceVersion.additionalProperties,data:data21}];
return false;
break;
}
}
if(_errs50 === errors){
if(data21.title !== undefined){
let data22 = data21.title;
const _errs51 = errors;
if(errors === _errs51){
if(typeof data22 === "string"){
if(func2(data22) > 160){
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/sinceVersion/additionalProperties/properties/title/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema31.properties.sinceVersion.additionalProperties.properties.title,data:data22}];
return false;
}
else {
if(func2(data22) < 1){
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/sinceVersion/additionalProperties/properties/title/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.sinceVersion.additionalProperties.properties.title,data:data22}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/sinceVersion/additionalProperties/properties/title/type",keyword:"type",params:{type: "string"},schema:schema31.properties.sinceVersion.additionalProperties.properties.title.type,parentSchema:schema31.properties.sinceVersion.additionalProperties.properties.title,data:data22}];
return false;
}
}
var valid8 = _errs51 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data21.since !== undefined){
let data23 = data21.since;
const _errs53 = errors;
if(errors === _errs53){
if(typeof data23 === "string"){
if(!pattern5.test(data23)){
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/since",schemaPath:"#/properties/sinceVersion/additionalProperties/properties/since/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.sinceVersion.additionalProperties.properties.since,data:data23}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/since",schemaPath:"#/properties/sinceVersion/additionalProperties/properties/since/type",keyword:"type",params:{type: "string"},schema:schema31.properties.sinceVersion.additionalProperties.properties.since.type,parentSchema:schema31.properties.sinceVersion.additionalProperties.properties.since,data:data23}];
return false;
}
}
var valid8 = _errs53 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sinceVersion/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.sinceVersion.additionalProperties.type,parentSchema:schema31.properties.sinceVersion.additionalProperties,data:data21}];
return false;
}
}
var valid7 = _errs48 === errors;
if(!valid7){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/sinceVersion",schemaPath:"#/properties/sinceVersion/type",keyword:"type",params:{type: "object"},schema:schema31.properties.sinceVersion.type,parentSchema:schema31.properties.sinceVersion,data:data20}];
return false;
}
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.files !== undefined){
let data24 = data.files;
const _errs55 = errors;
if(errors === _errs55){
if(Array.isArray(data24)){
if(data24.length < 1){
validate20.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.files,data:data24}];
return false;
}
else {
var valid9 = true;
const len2 = data24.length;
for(let i2=0; i2<len2; i2++){
let data25 = data24[i2];
const _errs57 = errors;
if(errors === _errs57){
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
let missing5;
if((data25.path === undefined) && (missing5 = "path")){
validate20.errors = [{instancePath:instancePath+"/files/" + i2,schemaPath:"#/properties/files/items/required",keyword:"required",params:{missingProperty: missing5},schema:schema31.properties.files.items.required,parentSchema:schema31.properties.files.items,data:data25}];
return false;
}
else {
const _errs59 = errors;
for(const key7 in data25){
if(!(((((key7 === "path") || (key7 === "language")) || (key7 === "from")) || (key7 === "parts")) || (key7 === "keep"))){
validate20.errors = [{instancePath:instancePath+"/files/" + i2,schemaPath:"#/properties/files/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema31.properties.files.items,data:data25}];
return false;
break;
}
}
if(_errs59 === errors){
if(data25.path !== undefined){
let data26 = data25.path;
const _errs60 = errors;
if(errors === _errs60){
if(typeof data26 === "string"){
if(!pattern14.test(data26)){
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/path",schemaPath:"#/properties/files/items/properties/path/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.files.items.properties.path,data:data26}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/path",schemaPath:"#/properties/files/items/properties/path/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.path.type,parentSchema:schema31.properties.files.items.properties.path,data:data26}];
return false;
}
}
var valid10 = _errs60 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data25.language !== undefined){
let data27 = data25.language;
const _errs62 = errors;
if(errors === _errs62){
if(typeof data27 === "string"){
if(!pattern15.test(data27)){
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/language",schemaPath:"#/properties/files/items/properties/language/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,29}$"},schema:"^[a-z][a-z0-9-]{0,29}$",parentSchema:schema31.properties.files.items.properties.language,data:data27}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/language",schemaPath:"#/properties/files/items/properties/language/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.language.type,parentSchema:schema31.properties.files.items.properties.language,data:data27}];
return false;
}
}
var valid10 = _errs62 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data25.from !== undefined){
let data28 = data25.from;
const _errs64 = errors;
if(errors === _errs64){
if(typeof data28 === "string"){
if(!pattern16.test(data28)){
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/from",schemaPath:"#/properties/files/items/properties/from/pattern",keyword:"pattern",params:{pattern: "^parts/(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^parts/(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.files.items.properties.from,data:data28}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/from",schemaPath:"#/properties/files/items/properties/from/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.from.type,parentSchema:schema31.properties.files.items.properties.from,data:data28}];
return false;
}
}
var valid10 = _errs64 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data25.parts !== undefined){
let data29 = data25.parts;
const _errs66 = errors;
if(errors === _errs66){
if(Array.isArray(data29)){
if(data29.length < 2){
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/parts",schemaPath:"#/properties/files/items/properties/parts/minItems",keyword:"minItems",params:{limit: 2},schema:2,parentSchema:schema31.properties.files.items.properties.parts,data:data29}];
return false;
}
else {
var valid11 = true;
const len3 = data29.length;
for(let i3=0; i3<len3; i3++){
let data30 = data29[i3];
const _errs68 = errors;
if(errors === _errs68){
if(typeof data30 === "string"){
if(!pattern14.test(data30)){
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/parts/" + i3,schemaPath:"#/properties/files/items/properties/parts/items/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.files.items.properties.parts.items,data:data30}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/parts/" + i3,schemaPath:"#/properties/files/items/properties/parts/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.parts.items.type,parentSchema:schema31.properties.files.items.properties.parts.items,data:data30}];
return false;
}
}
var valid11 = _errs68 === errors;
if(!valid11){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/parts",schemaPath:"#/properties/files/items/properties/parts/type",keyword:"type",params:{type: "array"},schema:schema31.properties.files.items.properties.parts.type,parentSchema:schema31.properties.files.items.properties.parts,data:data29}];
return false;
}
}
var valid10 = _errs66 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data25.keep !== undefined){
let data31 = data25.keep;
const _errs70 = errors;
if(true !== data31){
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/keep",schemaPath:"#/properties/files/items/properties/keep/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.files.items.properties.keep,data:data31}];
return false;
}
var valid10 = _errs70 === errors;
}
else {
var valid10 = true;
}
if(valid10){
let missing6;
if(data25.keep !== undefined && ((data25.language === undefined) && (missing6 = "language"))){
validate20.errors = [{instancePath:instancePath+"/files/" + i2,schemaPath:"#/properties/files/items/dependentRequired",keyword:"dependentRequired",params:{property: "keep",
    missingProperty: missing6,
    depsCount: 1,
    deps: "language"},schema:schema31.properties.files.items.dependentRequired,parentSchema:schema31.properties.files.items,data:data25}];
return false;
}
else {
if(data25.from !== undefined){
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
if(data25.parts !== undefined){
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/parts",schemaPath:"#/properties/files/items/dependentSchemas/from/properties/parts/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.files.items.dependentSchemas.from.properties.parts,data:data25.parts}];
return false;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i2,schemaPath:"#/properties/files/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.files.items.type,parentSchema:schema31.properties.files.items,data:data25}];
return false;
}
}
var valid9 = _errs57 === errors;
if(!valid9){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "array"},schema:schema31.properties.files.type,parentSchema:schema31.properties.files,data:data24}];
return false;
}
}
var valid0 = _errs55 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.folders !== undefined){
let data33 = data.folders;
const _errs72 = errors;
if(errors === _errs72){
if(Array.isArray(data33)){
var valid14 = true;
const len4 = data33.length;
for(let i4=0; i4<len4; i4++){
let data34 = data33[i4];
const _errs74 = errors;
if(errors === _errs74){
if(typeof data34 === "string"){
if(!pattern18.test(data34)){
validate20.errors = [{instancePath:instancePath+"/folders/" + i4,schemaPath:"#/properties/folders/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,39}$"},schema:"^[a-z][a-z0-9-]{0,39}$",parentSchema:schema31.properties.folders.items,data:data34}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/folders/" + i4,schemaPath:"#/properties/folders/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.folders.items.type,parentSchema:schema31.properties.folders.items,data:data34}];
return false;
}
}
var valid14 = _errs74 === errors;
if(!valid14){
break;
}
}
if(valid14){
let i5 = data33.length;
let j0;
if(i5 > 1){
const indices0 = {};
for(;i5--;){
let item0 = data33[i5];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate20.errors = [{instancePath:instancePath+"/folders",schemaPath:"#/properties/folders/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j0},schema:true,parentSchema:schema31.properties.folders,data:data33}];
return false;
break;
}
indices0[item0] = i5;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/folders",schemaPath:"#/properties/folders/type",keyword:"type",params:{type: "array"},schema:schema31.properties.folders.type,parentSchema:schema31.properties.folders,data:data33}];
return false;
}
}
var valid0 = _errs72 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.own !== undefined){
let data35 = data.own;
const _errs76 = errors;
if(errors === _errs76){
if(Array.isArray(data35)){
var valid16 = true;
const len5 = data35.length;
for(let i6=0; i6<len5; i6++){
let data36 = data35[i6];
const _errs78 = errors;
if(errors === _errs78){
if(typeof data36 === "string"){
if(!pattern19.test(data36)){
validate20.errors = [{instancePath:instancePath+"/own/" + i6,schemaPath:"#/properties/own/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9.-]{0,39}$"},schema:"^[a-z][a-z0-9.-]{0,39}$",parentSchema:schema31.properties.own.items,data:data36}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/own/" + i6,schemaPath:"#/properties/own/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.own.items.type,parentSchema:schema31.properties.own.items,data:data36}];
return false;
}
}
var valid16 = _errs78 === errors;
if(!valid16){
break;
}
}
if(valid16){
let i7 = data35.length;
let j1;
if(i7 > 1){
const indices1 = {};
for(;i7--;){
let item1 = data35[i7];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
validate20.errors = [{instancePath:instancePath+"/own",schemaPath:"#/properties/own/uniqueItems",keyword:"uniqueItems",params:{i: i7, j: j1},schema:true,parentSchema:schema31.properties.own,data:data35}];
return false;
break;
}
indices1[item1] = i7;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/own",schemaPath:"#/properties/own/type",keyword:"type",params:{type: "array"},schema:schema31.properties.own.type,parentSchema:schema31.properties.own,data:data35}];
return false;
}
}
var valid0 = _errs76 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.material !== undefined){
let data37 = data.material;
const _errs80 = errors;
if(errors === _errs80){
if(Array.isArray(data37)){
if(data37.length < 1){
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.material,data:data37}];
return false;
}
else {
var valid18 = true;
const len6 = data37.length;
for(let i8=0; i8<len6; i8++){
let data38 = data37[i8];
const _errs82 = errors;
if(errors === _errs82){
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
let missing7;
if((((data38.path === undefined) && (missing7 = "path")) || ((data38.holds === undefined) && (missing7 = "holds"))) || ((data38.form === undefined) && (missing7 = "form"))){
validate20.errors = [{instancePath:instancePath+"/material/" + i8,schemaPath:"#/properties/material/items/required",keyword:"required",params:{missingProperty: missing7},schema:schema31.properties.material.items.required,parentSchema:schema31.properties.material.items,data:data38}];
return false;
}
else {
const _errs84 = errors;
for(const key8 in data38){
if(!(((key8 === "path") || (key8 === "holds")) || (key8 === "form"))){
validate20.errors = [{instancePath:instancePath+"/material/" + i8,schemaPath:"#/properties/material/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema31.properties.material.items,data:data38}];
return false;
break;
}
}
if(_errs84 === errors){
if(data38.path !== undefined){
let data39 = data38.path;
const _errs85 = errors;
if(errors === _errs85){
if(typeof data39 === "string"){
if(!pattern14.test(data39)){
validate20.errors = [{instancePath:instancePath+"/material/" + i8+"/path",schemaPath:"#/properties/material/items/properties/path/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.items.properties.path,data:data39}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/" + i8+"/path",schemaPath:"#/properties/material/items/properties/path/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.items.properties.path.type,parentSchema:schema31.properties.material.items.properties.path,data:data39}];
return false;
}
}
var valid19 = _errs85 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data38.holds !== undefined){
let data40 = data38.holds;
const _errs87 = errors;
if(errors === _errs87){
if(Array.isArray(data40)){
if(data40.length < 1){
validate20.errors = [{instancePath:instancePath+"/material/" + i8+"/holds",schemaPath:"#/properties/material/items/properties/holds/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.material.items.properties.holds,data:data40}];
return false;
}
else {
var valid20 = true;
const len7 = data40.length;
for(let i9=0; i9<len7; i9++){
let data41 = data40[i9];
const _errs89 = errors;
if(!((((data41 === "serverChain") || (data41 === "serverKey")) || (data41 === "clientAuthority")) || (data41 === "clientCrl"))){
validate20.errors = [{instancePath:instancePath+"/material/" + i8+"/holds/" + i9,schemaPath:"#/properties/material/items/properties/holds/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.material.items.properties.holds.items.enum},schema:schema31.properties.material.items.properties.holds.items.enum,parentSchema:schema31.properties.material.items.properties.holds.items,data:data41}];
return false;
}
var valid20 = _errs89 === errors;
if(!valid20){
break;
}
}
if(valid20){
let i10 = data40.length;
let j2;
if(i10 > 1){
outer0:
for(;i10--;){
for(j2 = i10; j2--;){
if(func0(data40[i10], data40[j2])){
validate20.errors = [{instancePath:instancePath+"/material/" + i8+"/holds",schemaPath:"#/properties/material/items/properties/holds/uniqueItems",keyword:"uniqueItems",params:{i: i10, j: j2},schema:true,parentSchema:schema31.properties.material.items.properties.holds,data:data40}];
return false;
break outer0;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/" + i8+"/holds",schemaPath:"#/properties/material/items/properties/holds/type",keyword:"type",params:{type: "array"},schema:schema31.properties.material.items.properties.holds.type,parentSchema:schema31.properties.material.items.properties.holds,data:data40}];
return false;
}
}
var valid19 = _errs87 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data38.form !== undefined){
let data42 = data38.form;
const _errs90 = errors;
if(!((data42 === "pem") || (data42 === "base64"))){
validate20.errors = [{instancePath:instancePath+"/material/" + i8+"/form",schemaPath:"#/properties/material/items/properties/form/enum",keyword:"enum",params:{allowedValues: schema31.properties.material.items.properties.form.enum},schema:schema31.properties.material.items.properties.form.enum,parentSchema:schema31.properties.material.items.properties.form,data:data42}];
return false;
}
var valid19 = _errs90 === errors;
}
else {
var valid19 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/" + i8,schemaPath:"#/properties/material/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.material.items.type,parentSchema:schema31.properties.material.items,data:data38}];
return false;
}
}
var valid18 = _errs82 === errors;
if(!valid18){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/type",keyword:"type",params:{type: "array"},schema:schema31.properties.material.type,parentSchema:schema31.properties.material,data:data37}];
return false;
}
}
var valid0 = _errs80 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.claims !== undefined){
let data43 = data.claims;
const _errs91 = errors;
if(errors === _errs91){
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
const _errs93 = errors;
for(const key9 in data43){
if(!(func1.call(schema31.properties.claims.properties, key9))){
validate20.errors = [{instancePath:instancePath+"/claims",schemaPath:"#/properties/claims/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema31.properties.claims,data:data43}];
return false;
break;
}
}
if(_errs93 === errors){
if(data43.identity !== undefined){
let data44 = data43.identity;
const _errs94 = errors;
if(!((data44 === "object") || (data44 === "header"))){
validate20.errors = [{instancePath:instancePath+"/claims/identity",schemaPath:"#/properties/claims/properties/identity/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.identity.enum},schema:schema31.properties.claims.properties.identity.enum,parentSchema:schema31.properties.claims.properties.identity,data:data44}];
return false;
}
var valid22 = _errs94 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.claimsFrom !== undefined){
let data45 = data43.claimsFrom;
const _errs95 = errors;
if(errors === _errs95){
if(Array.isArray(data45)){
if(data45.length < 1){
validate20.errors = [{instancePath:instancePath+"/claims/claimsFrom",schemaPath:"#/properties/claims/properties/claimsFrom/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.claims.properties.claimsFrom,data:data45}];
return false;
}
else {
var valid23 = true;
const len8 = data45.length;
for(let i11=0; i11<len8; i11++){
let data46 = data45[i11];
const _errs97 = errors;
if(!((data46 === "oid") || (data46 === "uri"))){
validate20.errors = [{instancePath:instancePath+"/claims/claimsFrom/" + i11,schemaPath:"#/properties/claims/properties/claimsFrom/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.claimsFrom.items.enum},schema:schema31.properties.claims.properties.claimsFrom.items.enum,parentSchema:schema31.properties.claims.properties.claimsFrom.items,data:data46}];
return false;
}
var valid23 = _errs97 === errors;
if(!valid23){
break;
}
}
if(valid23){
let i12 = data45.length;
let j3;
if(i12 > 1){
outer1:
for(;i12--;){
for(j3 = i12; j3--;){
if(func0(data45[i12], data45[j3])){
validate20.errors = [{instancePath:instancePath+"/claims/claimsFrom",schemaPath:"#/properties/claims/properties/claimsFrom/uniqueItems",keyword:"uniqueItems",params:{i: i12, j: j3},schema:true,parentSchema:schema31.properties.claims.properties.claimsFrom,data:data45}];
return false;
break outer1;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/claims/claimsFrom",schemaPath:"#/properties/claims/properties/claimsFrom/type",keyword:"type",params:{type: "array"},schema:schema31.properties.claims.properties.claimsFrom.type,parentSchema:schema31.properties.claims.properties.claimsFrom,data:data45}];
return false;
}
}
var valid22 = _errs95 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.purpose !== undefined){
let data47 = data43.purpose;
const _errs98 = errors;
if(true !== data47){
validate20.errors = [{instancePath:instancePath+"/claims/purpose",schemaPath:"#/properties/claims/properties/purpose/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.purpose,data:data47}];
return false;
}
var valid22 = _errs98 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.forgery !== undefined){
let data48 = data43.forgery;
const _errs99 = errors;
if(true !== data48){
validate20.errors = [{instancePath:instancePath+"/claims/forgery",schemaPath:"#/properties/claims/properties/forgery/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.forgery,data:data48}];
return false;
}
var valid22 = _errs99 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.access !== undefined){
let data49 = data43.access;
const _errs100 = errors;
if(errors === _errs100){
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
let missing8;
if(((data49.by === undefined) && (missing8 = "by")) || ((data49.instead === undefined) && (missing8 = "instead"))){
validate20.errors = [{instancePath:instancePath+"/claims/access",schemaPath:"#/properties/claims/properties/access/required",keyword:"required",params:{missingProperty: missing8},schema:schema31.properties.claims.properties.access.required,parentSchema:schema31.properties.claims.properties.access,data:data49}];
return false;
}
else {
const _errs102 = errors;
for(const key10 in data49){
if(!((key10 === "by") || (key10 === "instead"))){
validate20.errors = [{instancePath:instancePath+"/claims/access",schemaPath:"#/properties/claims/properties/access/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},schema:false,parentSchema:schema31.properties.claims.properties.access,data:data49}];
return false;
break;
}
}
if(_errs102 === errors){
if(data49.by !== undefined){
let data50 = data49.by;
const _errs103 = errors;
if(errors === _errs103){
if(Array.isArray(data50)){
var valid26 = true;
const len9 = data50.length;
for(let i13=0; i13<len9; i13++){
let data51 = data50[i13];
const _errs105 = errors;
if(!((((((((((((data51 === "path") || (data51 === "method")) || (data51 === "uri")) || (data51 === "dns")) || (data51 === "email")) || (data51 === "wildcard")) || (data51 === "string")) || (data51 === "strings")) || (data51 === "integer")) || (data51 === "range")) || (data51 === "boolean")) || (data51 === "decode-once"))){
validate20.errors = [{instancePath:instancePath+"/claims/access/by/" + i13,schemaPath:"#/properties/claims/properties/access/properties/by/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.access.properties.by.items.enum},schema:schema31.properties.claims.properties.access.properties.by.items.enum,parentSchema:schema31.properties.claims.properties.access.properties.by.items,data:data51}];
return false;
}
var valid26 = _errs105 === errors;
if(!valid26){
break;
}
}
if(valid26){
let i14 = data50.length;
let j4;
if(i14 > 1){
outer2:
for(;i14--;){
for(j4 = i14; j4--;){
if(func0(data50[i14], data50[j4])){
validate20.errors = [{instancePath:instancePath+"/claims/access/by",schemaPath:"#/properties/claims/properties/access/properties/by/uniqueItems",keyword:"uniqueItems",params:{i: i14, j: j4},schema:true,parentSchema:schema31.properties.claims.properties.access.properties.by,data:data50}];
return false;
break outer2;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/claims/access/by",schemaPath:"#/properties/claims/properties/access/properties/by/type",keyword:"type",params:{type: "array"},schema:schema31.properties.claims.properties.access.properties.by.type,parentSchema:schema31.properties.claims.properties.access.properties.by,data:data50}];
return false;
}
}
var valid25 = _errs103 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data49.instead !== undefined){
let data52 = data49.instead;
const _errs106 = errors;
if(errors === _errs106){
if(typeof data52 === "string"){
if(func2(data52) < 1){
validate20.errors = [{instancePath:instancePath+"/claims/access/instead",schemaPath:"#/properties/claims/properties/access/properties/instead/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.claims.properties.access.properties.instead,data:data52}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/claims/access/instead",schemaPath:"#/properties/claims/properties/access/properties/instead/type",keyword:"type",params:{type: "string"},schema:schema31.properties.claims.properties.access.properties.instead.type,parentSchema:schema31.properties.claims.properties.access.properties.instead,data:data52}];
return false;
}
}
var valid25 = _errs106 === errors;
}
else {
var valid25 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/claims/access",schemaPath:"#/properties/claims/properties/access/type",keyword:"type",params:{type: "object"},schema:schema31.properties.claims.properties.access.type,parentSchema:schema31.properties.claims.properties.access,data:data49}];
return false;
}
}
var valid22 = _errs100 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.revocation !== undefined){
let data53 = data43.revocation;
const _errs108 = errors;
if(!((data53 === "handshake") || (data53 === "request"))){
validate20.errors = [{instancePath:instancePath+"/claims/revocation",schemaPath:"#/properties/claims/properties/revocation/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.revocation.enum},schema:schema31.properties.claims.properties.revocation.enum,parentSchema:schema31.properties.claims.properties.revocation,data:data53}];
return false;
}
var valid22 = _errs108 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.noResumption !== undefined){
let data54 = data43.noResumption;
const _errs109 = errors;
if(true !== data54){
validate20.errors = [{instancePath:instancePath+"/claims/noResumption",schemaPath:"#/properties/claims/properties/noResumption/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.noResumption,data:data54}];
return false;
}
var valid22 = _errs109 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.completeCrl !== undefined){
let data55 = data43.completeCrl;
const _errs110 = errors;
if(true !== data55){
validate20.errors = [{instancePath:instancePath+"/claims/completeCrl",schemaPath:"#/properties/claims/properties/completeCrl/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.completeCrl,data:data55}];
return false;
}
var valid22 = _errs110 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.newestCrl !== undefined){
let data56 = data43.newestCrl;
const _errs111 = errors;
if(true !== data56){
validate20.errors = [{instancePath:instancePath+"/claims/newestCrl",schemaPath:"#/properties/claims/properties/newestCrl/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.newestCrl,data:data56}];
return false;
}
var valid22 = _errs111 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.noRevAvail !== undefined){
let data57 = data43.noRevAvail;
const _errs112 = errors;
if(true !== data57){
validate20.errors = [{instancePath:instancePath+"/claims/noRevAvail",schemaPath:"#/properties/claims/properties/noRevAvail/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.noRevAvail,data:data57}];
return false;
}
var valid22 = _errs112 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.sni !== undefined){
let data58 = data43.sni;
const _errs113 = errors;
if(true !== data58){
validate20.errors = [{instancePath:instancePath+"/claims/sni",schemaPath:"#/properties/claims/properties/sni/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.sni,data:data58}];
return false;
}
var valid22 = _errs113 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.host !== undefined){
let data59 = data43.host;
const _errs114 = errors;
if(true !== data59){
validate20.errors = [{instancePath:instancePath+"/claims/host",schemaPath:"#/properties/claims/properties/host/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.host,data:data59}];
return false;
}
var valid22 = _errs114 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.severalHosts !== undefined){
let data60 = data43.severalHosts;
const _errs115 = errors;
if(true !== data60){
validate20.errors = [{instancePath:instancePath+"/claims/severalHosts",schemaPath:"#/properties/claims/properties/severalHosts/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.severalHosts,data:data60}];
return false;
}
var valid22 = _errs115 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.requestTargets !== undefined){
let data61 = data43.requestTargets;
const _errs116 = errors;
if(true !== data61){
validate20.errors = [{instancePath:instancePath+"/claims/requestTargets",schemaPath:"#/properties/claims/properties/requestTargets/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.requestTargets,data:data61}];
return false;
}
var valid22 = _errs116 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.framing !== undefined){
let data62 = data43.framing;
const _errs117 = errors;
if(true !== data62){
validate20.errors = [{instancePath:instancePath+"/claims/framing",schemaPath:"#/properties/claims/properties/framing/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.framing,data:data62}];
return false;
}
var valid22 = _errs117 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.origin !== undefined){
let data63 = data43.origin;
const _errs118 = errors;
if(true !== data63){
validate20.errors = [{instancePath:instancePath+"/claims/origin",schemaPath:"#/properties/claims/properties/origin/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.origin,data:data63}];
return false;
}
var valid22 = _errs118 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.http2 !== undefined){
let data64 = data43.http2;
const _errs119 = errors;
if(true !== data64){
validate20.errors = [{instancePath:instancePath+"/claims/http2",schemaPath:"#/properties/claims/properties/http2/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.http2,data:data64}];
return false;
}
var valid22 = _errs119 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.webSockets !== undefined){
let data65 = data43.webSockets;
const _errs120 = errors;
if(true !== data65){
validate20.errors = [{instancePath:instancePath+"/claims/webSockets",schemaPath:"#/properties/claims/properties/webSockets/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.webSockets,data:data65}];
return false;
}
var valid22 = _errs120 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.limits !== undefined){
let data66 = data43.limits;
const _errs121 = errors;
if(true !== data66){
validate20.errors = [{instancePath:instancePath+"/claims/limits",schemaPath:"#/properties/claims/properties/limits/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.limits,data:data66}];
return false;
}
var valid22 = _errs121 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.mlkem !== undefined){
let data67 = data43.mlkem;
const _errs122 = errors;
if(!((data67 === "where-supported") || (data67 === "always"))){
validate20.errors = [{instancePath:instancePath+"/claims/mlkem",schemaPath:"#/properties/claims/properties/mlkem/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.mlkem.enum},schema:schema31.properties.claims.properties.mlkem.enum,parentSchema:schema31.properties.claims.properties.mlkem,data:data67}];
return false;
}
var valid22 = _errs122 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.mldsa !== undefined){
let data68 = data43.mldsa;
const _errs123 = errors;
if(!((data68 === "where-supported") || (data68 === "always"))){
validate20.errors = [{instancePath:instancePath+"/claims/mldsa",schemaPath:"#/properties/claims/properties/mldsa/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.mldsa.enum},schema:schema31.properties.claims.properties.mldsa.enum,parentSchema:schema31.properties.claims.properties.mldsa,data:data68}];
return false;
}
var valid22 = _errs123 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.keepsGood !== undefined){
let data69 = data43.keepsGood;
const _errs124 = errors;
if(true !== data69){
validate20.errors = [{instancePath:instancePath+"/claims/keepsGood",schemaPath:"#/properties/claims/properties/keepsGood/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.keepsGood,data:data69}];
return false;
}
var valid22 = _errs124 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.drains !== undefined){
let data70 = data43.drains;
const _errs125 = errors;
if(true !== data70){
validate20.errors = [{instancePath:instancePath+"/claims/drains",schemaPath:"#/properties/claims/properties/drains/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.drains,data:data70}];
return false;
}
var valid22 = _errs125 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.pin !== undefined){
let data71 = data43.pin;
const _errs126 = errors;
if(true !== data71){
validate20.errors = [{instancePath:instancePath+"/claims/pin",schemaPath:"#/properties/claims/properties/pin/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.pin,data:data71}];
return false;
}
var valid22 = _errs126 === errors;
}
else {
var valid22 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/claims",schemaPath:"#/properties/claims/type",keyword:"type",params:{type: "object"},schema:schema31.properties.claims.type,parentSchema:schema31.properties.claims,data:data43}];
return false;
}
}
var valid0 = _errs91 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unit !== undefined){
let data72 = data.unit;
const _errs127 = errors;
if(errors === _errs127){
if(data72 && typeof data72 == "object" && !Array.isArray(data72)){
const _errs129 = errors;
for(const key11 in data72){
if(!(key11 === "jit")){
validate20.errors = [{instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},schema:false,parentSchema:schema31.properties.unit,data:data72}];
return false;
break;
}
}
if(_errs129 === errors){
if(data72.jit !== undefined){
let data73 = data72.jit;
if(true !== data73){
validate20.errors = [{instancePath:instancePath+"/unit/jit",schemaPath:"#/properties/unit/properties/jit/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.unit.properties.jit,data:data73}];
return false;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "object"},schema:schema31.properties.unit.type,parentSchema:schema31.properties.unit,data:data72}];
return false;
}
}
var valid0 = _errs127 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.image !== undefined){
let data74 = data.image;
const _errs131 = errors;
if(errors === _errs131){
if(data74 && typeof data74 == "object" && !Array.isArray(data74)){
let missing9;
if((data74.bases === undefined) && (missing9 = "bases")){
validate20.errors = [{instancePath:instancePath+"/image",schemaPath:"#/properties/image/required",keyword:"required",params:{missingProperty: missing9},schema:schema31.properties.image.required,parentSchema:schema31.properties.image,data:data74}];
return false;
}
else {
const _errs133 = errors;
for(const key12 in data74){
if(!(((key12 === "bases") || (key12 === "packages")) || (key12 === "build"))){
validate20.errors = [{instancePath:instancePath+"/image",schemaPath:"#/properties/image/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema31.properties.image,data:data74}];
return false;
break;
}
}
if(_errs133 === errors){
if(data74.bases !== undefined){
let data75 = data74.bases;
const _errs134 = errors;
if(errors === _errs134){
if(Array.isArray(data75)){
if(data75.length < 1){
validate20.errors = [{instancePath:instancePath+"/image/bases",schemaPath:"#/properties/image/properties/bases/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.image.properties.bases,data:data75}];
return false;
}
else {
var valid30 = true;
const len10 = data75.length;
for(let i15=0; i15<len10; i15++){
let data76 = data75[i15];
const _errs136 = errors;
if(errors === _errs136){
if(data76 && typeof data76 == "object" && !Array.isArray(data76)){
let missing10;
if(((data76.version === undefined) && (missing10 = "version")) || ((data76.from === undefined) && (missing10 = "from"))){
validate20.errors = [{instancePath:instancePath+"/image/bases/" + i15,schemaPath:"#/properties/image/properties/bases/items/required",keyword:"required",params:{missingProperty: missing10},schema:schema31.properties.image.properties.bases.items.required,parentSchema:schema31.properties.image.properties.bases.items,data:data76}];
return false;
}
else {
const _errs138 = errors;
for(const key13 in data76){
if(!((key13 === "version") || (key13 === "from"))){
validate20.errors = [{instancePath:instancePath+"/image/bases/" + i15,schemaPath:"#/properties/image/properties/bases/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema31.properties.image.properties.bases.items,data:data76}];
return false;
break;
}
}
if(_errs138 === errors){
if(data76.version !== undefined){
let data77 = data76.version;
const _errs139 = errors;
if(errors === _errs139){
if(typeof data77 === "string"){
if(!pattern5.test(data77)){
validate20.errors = [{instancePath:instancePath+"/image/bases/" + i15+"/version",schemaPath:"#/properties/image/properties/bases/items/properties/version/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.image.properties.bases.items.properties.version,data:data77}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/image/bases/" + i15+"/version",schemaPath:"#/properties/image/properties/bases/items/properties/version/type",keyword:"type",params:{type: "string"},schema:schema31.properties.image.properties.bases.items.properties.version.type,parentSchema:schema31.properties.image.properties.bases.items.properties.version,data:data77}];
return false;
}
}
var valid31 = _errs139 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data76.from !== undefined){
let data78 = data76.from;
const _errs141 = errors;
if(errors === _errs141){
if(typeof data78 === "string"){
if(!pattern22.test(data78)){
validate20.errors = [{instancePath:instancePath+"/image/bases/" + i15+"/from",schemaPath:"#/properties/image/properties/bases/items/properties/from/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9._/-]*:[A-Za-z0-9._-]+$"},schema:"^[a-z0-9][a-z0-9._/-]*:[A-Za-z0-9._-]+$",parentSchema:schema31.properties.image.properties.bases.items.properties.from,data:data78}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/image/bases/" + i15+"/from",schemaPath:"#/properties/image/properties/bases/items/properties/from/type",keyword:"type",params:{type: "string"},schema:schema31.properties.image.properties.bases.items.properties.from.type,parentSchema:schema31.properties.image.properties.bases.items.properties.from,data:data78}];
return false;
}
}
var valid31 = _errs141 === errors;
}
else {
var valid31 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/image/bases/" + i15,schemaPath:"#/properties/image/properties/bases/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.image.properties.bases.items.type,parentSchema:schema31.properties.image.properties.bases.items,data:data76}];
return false;
}
}
var valid30 = _errs136 === errors;
if(!valid30){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/image/bases",schemaPath:"#/properties/image/properties/bases/type",keyword:"type",params:{type: "array"},schema:schema31.properties.image.properties.bases.type,parentSchema:schema31.properties.image.properties.bases,data:data75}];
return false;
}
}
var valid29 = _errs134 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data74.packages !== undefined){
let data79 = data74.packages;
const _errs143 = errors;
if(errors === _errs143){
if(Array.isArray(data79)){
if(data79.length < 1){
validate20.errors = [{instancePath:instancePath+"/image/packages",schemaPath:"#/properties/image/properties/packages/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.image.properties.packages,data:data79}];
return false;
}
else {
var valid32 = true;
const len11 = data79.length;
for(let i16=0; i16<len11; i16++){
let data80 = data79[i16];
const _errs145 = errors;
if(errors === _errs145){
if(typeof data80 === "string"){
if(!pattern23.test(data80)){
validate20.errors = [{instancePath:instancePath+"/image/packages/" + i16,schemaPath:"#/properties/image/properties/packages/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9.+-]*$"},schema:"^[a-z0-9][a-z0-9.+-]*$",parentSchema:schema31.properties.image.properties.packages.items,data:data80}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/image/packages/" + i16,schemaPath:"#/properties/image/properties/packages/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.image.properties.packages.items.type,parentSchema:schema31.properties.image.properties.packages.items,data:data80}];
return false;
}
}
var valid32 = _errs145 === errors;
if(!valid32){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/image/packages",schemaPath:"#/properties/image/properties/packages/type",keyword:"type",params:{type: "array"},schema:schema31.properties.image.properties.packages.type,parentSchema:schema31.properties.image.properties.packages,data:data79}];
return false;
}
}
var valid29 = _errs143 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data74.build !== undefined){
let data81 = data74.build;
const _errs147 = errors;
if(errors === _errs147){
if(data81 && typeof data81 == "object" && !Array.isArray(data81)){
let missing11;
if(((((data81.from === undefined) && (missing11 = "from")) || ((data81.copies === undefined) && (missing11 = "copies"))) || ((data81.argv === undefined) && (missing11 = "argv"))) || ((data81.program === undefined) && (missing11 = "program"))){
validate20.errors = [{instancePath:instancePath+"/image/build",schemaPath:"#/properties/image/properties/build/required",keyword:"required",params:{missingProperty: missing11},schema:schema31.properties.image.properties.build.required,parentSchema:schema31.properties.image.properties.build,data:data81}];
return false;
}
else {
const _errs149 = errors;
for(const key14 in data81){
if(!((((key14 === "from") || (key14 === "copies")) || (key14 === "argv")) || (key14 === "program"))){
validate20.errors = [{instancePath:instancePath+"/image/build",schemaPath:"#/properties/image/properties/build/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema31.properties.image.properties.build,data:data81}];
return false;
break;
}
}
if(_errs149 === errors){
if(data81.from !== undefined){
let data82 = data81.from;
const _errs150 = errors;
if(errors === _errs150){
if(typeof data82 === "string"){
if(!pattern22.test(data82)){
validate20.errors = [{instancePath:instancePath+"/image/build/from",schemaPath:"#/properties/image/properties/build/properties/from/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9._/-]*:[A-Za-z0-9._-]+$"},schema:"^[a-z0-9][a-z0-9._/-]*:[A-Za-z0-9._-]+$",parentSchema:schema31.properties.image.properties.build.properties.from,data:data82}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/image/build/from",schemaPath:"#/properties/image/properties/build/properties/from/type",keyword:"type",params:{type: "string"},schema:schema31.properties.image.properties.build.properties.from.type,parentSchema:schema31.properties.image.properties.build.properties.from,data:data82}];
return false;
}
}
var valid33 = _errs150 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data81.copies !== undefined){
let data83 = data81.copies;
const _errs152 = errors;
if(errors === _errs152){
if(Array.isArray(data83)){
if(data83.length < 1){
validate20.errors = [{instancePath:instancePath+"/image/build/copies",schemaPath:"#/properties/image/properties/build/properties/copies/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.image.properties.build.properties.copies,data:data83}];
return false;
}
else {
var valid34 = true;
const len12 = data83.length;
for(let i17=0; i17<len12; i17++){
let data84 = data83[i17];
const _errs154 = errors;
if(errors === _errs154){
if(typeof data84 === "string"){
if(!pattern25.test(data84)){
validate20.errors = [{instancePath:instancePath+"/image/build/copies/" + i17,schemaPath:"#/properties/image/properties/build/properties/copies/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.image.properties.build.properties.copies.items,data:data84}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/image/build/copies/" + i17,schemaPath:"#/properties/image/properties/build/properties/copies/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.image.properties.build.properties.copies.items.type,parentSchema:schema31.properties.image.properties.build.properties.copies.items,data:data84}];
return false;
}
}
var valid34 = _errs154 === errors;
if(!valid34){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/image/build/copies",schemaPath:"#/properties/image/properties/build/properties/copies/type",keyword:"type",params:{type: "array"},schema:schema31.properties.image.properties.build.properties.copies.type,parentSchema:schema31.properties.image.properties.build.properties.copies,data:data83}];
return false;
}
}
var valid33 = _errs152 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data81.argv !== undefined){
let data85 = data81.argv;
const _errs156 = errors;
if(errors === _errs156){
if(Array.isArray(data85)){
if(data85.length < 1){
validate20.errors = [{instancePath:instancePath+"/image/build/argv",schemaPath:"#/properties/image/properties/build/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.image.properties.build.properties.argv,data:data85}];
return false;
}
else {
var valid35 = true;
const len13 = data85.length;
for(let i18=0; i18<len13; i18++){
let data86 = data85[i18];
const _errs158 = errors;
if(errors === _errs158){
if(typeof data86 === "string"){
if(func2(data86) < 1){
validate20.errors = [{instancePath:instancePath+"/image/build/argv/" + i18,schemaPath:"#/properties/image/properties/build/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.image.properties.build.properties.argv.items,data:data86}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/image/build/argv/" + i18,schemaPath:"#/properties/image/properties/build/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.image.properties.build.properties.argv.items.type,parentSchema:schema31.properties.image.properties.build.properties.argv.items,data:data86}];
return false;
}
}
var valid35 = _errs158 === errors;
if(!valid35){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/image/build/argv",schemaPath:"#/properties/image/properties/build/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.image.properties.build.properties.argv.type,parentSchema:schema31.properties.image.properties.build.properties.argv,data:data85}];
return false;
}
}
var valid33 = _errs156 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data81.program !== undefined){
let data87 = data81.program;
const _errs160 = errors;
if(errors === _errs160){
if(typeof data87 === "string"){
if(!pattern26.test(data87)){
validate20.errors = [{instancePath:instancePath+"/image/build/program",schemaPath:"#/properties/image/properties/build/properties/program/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-][A-Za-z0-9._/-]{0,120}$"},schema:"^[A-Za-z0-9_-][A-Za-z0-9._/-]{0,120}$",parentSchema:schema31.properties.image.properties.build.properties.program,data:data87}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/image/build/program",schemaPath:"#/properties/image/properties/build/properties/program/type",keyword:"type",params:{type: "string"},schema:schema31.properties.image.properties.build.properties.program.type,parentSchema:schema31.properties.image.properties.build.properties.program,data:data87}];
return false;
}
}
var valid33 = _errs160 === errors;
}
else {
var valid33 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/image/build",schemaPath:"#/properties/image/properties/build/type",keyword:"type",params:{type: "object"},schema:schema31.properties.image.properties.build.type,parentSchema:schema31.properties.image.properties.build,data:data81}];
return false;
}
}
var valid29 = _errs147 === errors;
}
else {
var valid29 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/image",schemaPath:"#/properties/image/type",keyword:"type",params:{type: "object"},schema:schema31.properties.image.type,parentSchema:schema31.properties.image,data:data74}];
return false;
}
}
var valid0 = _errs131 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.asks !== undefined){
let data88 = data.asks;
const _errs162 = errors;
if(errors === _errs162){
if(Array.isArray(data88)){
if(data88.length < 1){
validate20.errors = [{instancePath:instancePath+"/asks",schemaPath:"#/properties/asks/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.asks,data:data88}];
return false;
}
else {
var valid36 = true;
const len14 = data88.length;
for(let i19=0; i19<len14; i19++){
let data89 = data88[i19];
const _errs164 = errors;
if(errors === _errs164){
if(data89 && typeof data89 == "object" && !Array.isArray(data89)){
let missing12;
if(((data89.what === undefined) && (missing12 = "what")) || ((data89.by === undefined) && (missing12 = "by"))){
validate20.errors = [{instancePath:instancePath+"/asks/" + i19,schemaPath:"#/properties/asks/items/required",keyword:"required",params:{missingProperty: missing12},schema:schema31.properties.asks.items.required,parentSchema:schema31.properties.asks.items,data:data89}];
return false;
}
else {
const _errs166 = errors;
for(const key15 in data89){
if(!(((key15 === "for") || (key15 === "what")) || (key15 === "by"))){
validate20.errors = [{instancePath:instancePath+"/asks/" + i19,schemaPath:"#/properties/asks/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema31.properties.asks.items,data:data89}];
return false;
break;
}
}
if(_errs166 === errors){
if(data89.for !== undefined){
let data90 = data89.for;
const _errs167 = errors;
if(errors === _errs167){
if(Array.isArray(data90)){
if(data90.length < 1){
validate20.errors = [{instancePath:instancePath+"/asks/" + i19+"/for",schemaPath:"#/properties/asks/items/properties/for/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.asks.items.properties.for,data:data90}];
return false;
}
else {
var valid38 = true;
const len15 = data90.length;
for(let i20=0; i20<len15; i20++){
let data91 = data90[i20];
const _errs169 = errors;
if(!((((((((((((((((((((((((data91 === "identity") || (data91 === "claimsFrom")) || (data91 === "purpose")) || (data91 === "forgery")) || (data91 === "access")) || (data91 === "revocation")) || (data91 === "noResumption")) || (data91 === "completeCrl")) || (data91 === "newestCrl")) || (data91 === "noRevAvail")) || (data91 === "sni")) || (data91 === "host")) || (data91 === "severalHosts")) || (data91 === "requestTargets")) || (data91 === "framing")) || (data91 === "origin")) || (data91 === "http2")) || (data91 === "webSockets")) || (data91 === "limits")) || (data91 === "mlkem")) || (data91 === "mldsa")) || (data91 === "keepsGood")) || (data91 === "drains")) || (data91 === "pin"))){
validate20.errors = [{instancePath:instancePath+"/asks/" + i19+"/for/" + i20,schemaPath:"#/properties/asks/items/properties/for/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.asks.items.properties.for.items.enum},schema:schema31.properties.asks.items.properties.for.items.enum,parentSchema:schema31.properties.asks.items.properties.for.items,data:data91}];
return false;
}
var valid38 = _errs169 === errors;
if(!valid38){
break;
}
}
if(valid38){
let i21 = data90.length;
let j5;
if(i21 > 1){
outer3:
for(;i21--;){
for(j5 = i21; j5--;){
if(func0(data90[i21], data90[j5])){
validate20.errors = [{instancePath:instancePath+"/asks/" + i19+"/for",schemaPath:"#/properties/asks/items/properties/for/uniqueItems",keyword:"uniqueItems",params:{i: i21, j: j5},schema:true,parentSchema:schema31.properties.asks.items.properties.for,data:data90}];
return false;
break outer3;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/asks/" + i19+"/for",schemaPath:"#/properties/asks/items/properties/for/type",keyword:"type",params:{type: "array"},schema:schema31.properties.asks.items.properties.for.type,parentSchema:schema31.properties.asks.items.properties.for,data:data90}];
return false;
}
}
var valid37 = _errs167 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data89.what !== undefined){
let data92 = data89.what;
const _errs170 = errors;
if(errors === _errs170){
if(typeof data92 === "string"){
if(func2(data92) < 1){
validate20.errors = [{instancePath:instancePath+"/asks/" + i19+"/what",schemaPath:"#/properties/asks/items/properties/what/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.asks.items.properties.what,data:data92}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/asks/" + i19+"/what",schemaPath:"#/properties/asks/items/properties/what/type",keyword:"type",params:{type: "string"},schema:schema31.properties.asks.items.properties.what.type,parentSchema:schema31.properties.asks.items.properties.what,data:data92}];
return false;
}
}
var valid37 = _errs170 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data89.by !== undefined){
let data93 = data89.by;
const _errs172 = errors;
if(errors === _errs172){
if(typeof data93 === "string"){
if(func2(data93) < 1){
validate20.errors = [{instancePath:instancePath+"/asks/" + i19+"/by",schemaPath:"#/properties/asks/items/properties/by/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.asks.items.properties.by,data:data93}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/asks/" + i19+"/by",schemaPath:"#/properties/asks/items/properties/by/type",keyword:"type",params:{type: "string"},schema:schema31.properties.asks.items.properties.by.type,parentSchema:schema31.properties.asks.items.properties.by,data:data93}];
return false;
}
}
var valid37 = _errs172 === errors;
}
else {
var valid37 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/asks/" + i19,schemaPath:"#/properties/asks/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.asks.items.type,parentSchema:schema31.properties.asks.items,data:data89}];
return false;
}
}
var valid36 = _errs164 === errors;
if(!valid36){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/asks",schemaPath:"#/properties/asks/type",keyword:"type",params:{type: "array"},schema:schema31.properties.asks.type,parentSchema:schema31.properties.asks,data:data88}];
return false;
}
}
var valid0 = _errs162 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.hosts !== undefined){
let data94 = data.hosts;
const _errs174 = errors;
if("names" !== data94){
validate20.errors = [{instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/const",keyword:"const",params:{allowedValue: "names"},schema:"names",parentSchema:schema31.properties.hosts,data:data94}];
return false;
}
var valid0 = _errs174 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.guidelines !== undefined){
let data95 = data.guidelines;
const _errs175 = errors;
if(errors === _errs175){
if(Array.isArray(data95)){
if(data95.length < 1){
validate20.errors = [{instancePath:instancePath+"/guidelines",schemaPath:"#/properties/guidelines/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.guidelines,data:data95}];
return false;
}
else {
var valid40 = true;
const len16 = data95.length;
for(let i22=0; i22<len16; i22++){
let data96 = data95[i22];
const _errs177 = errors;
if(!((data96 === "modern") || (data96 === "fips"))){
validate20.errors = [{instancePath:instancePath+"/guidelines/" + i22,schemaPath:"#/properties/guidelines/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.guidelines.items.enum},schema:schema31.properties.guidelines.items.enum,parentSchema:schema31.properties.guidelines.items,data:data96}];
return false;
}
var valid40 = _errs177 === errors;
if(!valid40){
break;
}
}
if(valid40){
let i23 = data95.length;
let j6;
if(i23 > 1){
outer4:
for(;i23--;){
for(j6 = i23; j6--;){
if(func0(data95[i23], data95[j6])){
validate20.errors = [{instancePath:instancePath+"/guidelines",schemaPath:"#/properties/guidelines/uniqueItems",keyword:"uniqueItems",params:{i: i23, j: j6},schema:true,parentSchema:schema31.properties.guidelines,data:data95}];
return false;
break outer4;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/guidelines",schemaPath:"#/properties/guidelines/type",keyword:"type",params:{type: "array"},schema:schema31.properties.guidelines.type,parentSchema:schema31.properties.guidelines,data:data95}];
return false;
}
}
var valid0 = _errs175 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cannot !== undefined){
let data97 = data.cannot;
const _errs178 = errors;
if(errors === _errs178){
if(Array.isArray(data97)){
var valid42 = true;
const len17 = data97.length;
for(let i24=0; i24<len17; i24++){
let data98 = data97[i24];
const _errs180 = errors;
if(errors === _errs180){
if(data98 && typeof data98 == "object" && !Array.isArray(data98)){
let missing13;
if(((data98.what === undefined) && (missing13 = "what")) || ((data98.instead === undefined) && (missing13 = "instead"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i24,schemaPath:"#/properties/cannot/items/required",keyword:"required",params:{missingProperty: missing13},schema:schema31.properties.cannot.items.required,parentSchema:schema31.properties.cannot.items,data:data98}];
return false;
}
else {
const _errs182 = errors;
for(const key16 in data98){
if(!((((key16 === "lacks") || (key16 === "guidelines")) || (key16 === "what")) || (key16 === "instead"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i24,schemaPath:"#/properties/cannot/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema31.properties.cannot.items,data:data98}];
return false;
break;
}
}
if(_errs182 === errors){
if(data98.lacks !== undefined){
let data99 = data98.lacks;
const _errs183 = errors;
if(errors === _errs183){
if(Array.isArray(data99)){
if(data99.length < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i24+"/lacks",schemaPath:"#/properties/cannot/items/properties/lacks/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.lacks,data:data99}];
return false;
}
else {
var valid44 = true;
const len18 = data99.length;
for(let i25=0; i25<len18; i25++){
let data100 = data99[i25];
const _errs185 = errors;
if(!((((((((((((((((((((((((data100 === "identity") || (data100 === "claimsFrom")) || (data100 === "purpose")) || (data100 === "forgery")) || (data100 === "access")) || (data100 === "revocation")) || (data100 === "noResumption")) || (data100 === "completeCrl")) || (data100 === "newestCrl")) || (data100 === "noRevAvail")) || (data100 === "sni")) || (data100 === "host")) || (data100 === "severalHosts")) || (data100 === "requestTargets")) || (data100 === "framing")) || (data100 === "origin")) || (data100 === "http2")) || (data100 === "webSockets")) || (data100 === "limits")) || (data100 === "mlkem")) || (data100 === "mldsa")) || (data100 === "keepsGood")) || (data100 === "drains")) || (data100 === "pin"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i24+"/lacks/" + i25,schemaPath:"#/properties/cannot/items/properties/lacks/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.cannot.items.properties.lacks.items.enum},schema:schema31.properties.cannot.items.properties.lacks.items.enum,parentSchema:schema31.properties.cannot.items.properties.lacks.items,data:data100}];
return false;
}
var valid44 = _errs185 === errors;
if(!valid44){
break;
}
}
if(valid44){
let i26 = data99.length;
let j7;
if(i26 > 1){
outer5:
for(;i26--;){
for(j7 = i26; j7--;){
if(func0(data99[i26], data99[j7])){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i24+"/lacks",schemaPath:"#/properties/cannot/items/properties/lacks/uniqueItems",keyword:"uniqueItems",params:{i: i26, j: j7},schema:true,parentSchema:schema31.properties.cannot.items.properties.lacks,data:data99}];
return false;
break outer5;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i24+"/lacks",schemaPath:"#/properties/cannot/items/properties/lacks/type",keyword:"type",params:{type: "array"},schema:schema31.properties.cannot.items.properties.lacks.type,parentSchema:schema31.properties.cannot.items.properties.lacks,data:data99}];
return false;
}
}
var valid43 = _errs183 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data98.guidelines !== undefined){
let data101 = data98.guidelines;
const _errs186 = errors;
if(errors === _errs186){
if(Array.isArray(data101)){
if(data101.length < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i24+"/guidelines",schemaPath:"#/properties/cannot/items/properties/guidelines/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.guidelines,data:data101}];
return false;
}
else {
var valid46 = true;
const len19 = data101.length;
for(let i27=0; i27<len19; i27++){
let data102 = data101[i27];
const _errs188 = errors;
if(!((data102 === "modern") || (data102 === "fips"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i24+"/guidelines/" + i27,schemaPath:"#/properties/cannot/items/properties/guidelines/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.cannot.items.properties.guidelines.items.enum},schema:schema31.properties.cannot.items.properties.guidelines.items.enum,parentSchema:schema31.properties.cannot.items.properties.guidelines.items,data:data102}];
return false;
}
var valid46 = _errs188 === errors;
if(!valid46){
break;
}
}
if(valid46){
let i28 = data101.length;
let j8;
if(i28 > 1){
outer6:
for(;i28--;){
for(j8 = i28; j8--;){
if(func0(data101[i28], data101[j8])){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i24+"/guidelines",schemaPath:"#/properties/cannot/items/properties/guidelines/uniqueItems",keyword:"uniqueItems",params:{i: i28, j: j8},schema:true,parentSchema:schema31.properties.cannot.items.properties.guidelines,data:data101}];
return false;
break outer6;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i24+"/guidelines",schemaPath:"#/properties/cannot/items/properties/guidelines/type",keyword:"type",params:{type: "array"},schema:schema31.properties.cannot.items.properties.guidelines.type,parentSchema:schema31.properties.cannot.items.properties.guidelines,data:data101}];
return false;
}
}
var valid43 = _errs186 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data98.what !== undefined){
let data103 = data98.what;
const _errs189 = errors;
if(errors === _errs189){
if(typeof data103 === "string"){
if(func2(data103) < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i24+"/what",schemaPath:"#/properties/cannot/items/properties/what/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.what,data:data103}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i24+"/what",schemaPath:"#/properties/cannot/items/properties/what/type",keyword:"type",params:{type: "string"},schema:schema31.properties.cannot.items.properties.what.type,parentSchema:schema31.properties.cannot.items.properties.what,data:data103}];
return false;
}
}
var valid43 = _errs189 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data98.instead !== undefined){
let data104 = data98.instead;
const _errs191 = errors;
if(errors === _errs191){
if(typeof data104 === "string"){
if(func2(data104) < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i24+"/instead",schemaPath:"#/properties/cannot/items/properties/instead/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.instead,data:data104}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i24+"/instead",schemaPath:"#/properties/cannot/items/properties/instead/type",keyword:"type",params:{type: "string"},schema:schema31.properties.cannot.items.properties.instead.type,parentSchema:schema31.properties.cannot.items.properties.instead,data:data104}];
return false;
}
}
var valid43 = _errs191 === errors;
}
else {
var valid43 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i24,schemaPath:"#/properties/cannot/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.cannot.items.type,parentSchema:schema31.properties.cannot.items,data:data98}];
return false;
}
}
var valid42 = _errs180 === errors;
if(!valid42){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot",schemaPath:"#/properties/cannot/type",keyword:"type",params:{type: "array"},schema:schema31.properties.cannot.type,parentSchema:schema31.properties.cannot,data:data97}];
return false;
}
}
var valid0 = _errs178 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.shares !== undefined){
let data105 = data.shares;
const _errs193 = errors;
if(errors === _errs193){
if(Array.isArray(data105)){
if(data105.length < 1){
validate20.errors = [{instancePath:instancePath+"/shares",schemaPath:"#/properties/shares/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.shares,data:data105}];
return false;
}
else {
var valid48 = true;
const len20 = data105.length;
for(let i29=0; i29<len20; i29++){
let data106 = data105[i29];
const _errs195 = errors;
if(errors === _errs195){
if(typeof data106 === "string"){
if(!pattern12.test(data106)){
validate20.errors = [{instancePath:instancePath+"/shares/" + i29,schemaPath:"#/properties/shares/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]{0,39}$"},schema:"^[a-z][A-Za-z0-9]{0,39}$",parentSchema:schema31.properties.shares.items,data:data106}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/shares/" + i29,schemaPath:"#/properties/shares/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.shares.items.type,parentSchema:schema31.properties.shares.items,data:data106}];
return false;
}
}
var valid48 = _errs195 === errors;
if(!valid48){
break;
}
}
if(valid48){
let i30 = data105.length;
let j9;
if(i30 > 1){
const indices2 = {};
for(;i30--;){
let item2 = data105[i30];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j9 = indices2[item2];
validate20.errors = [{instancePath:instancePath+"/shares",schemaPath:"#/properties/shares/uniqueItems",keyword:"uniqueItems",params:{i: i30, j: j9},schema:true,parentSchema:schema31.properties.shares,data:data105}];
return false;
break;
}
indices2[item2] = i30;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/shares",schemaPath:"#/properties/shares/type",keyword:"type",params:{type: "array"},schema:schema31.properties.shares.type,parentSchema:schema31.properties.shares,data:data105}];
return false;
}
}
var valid0 = _errs193 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inputs !== undefined){
let data107 = data.inputs;
const _errs197 = errors;
if(errors === _errs197){
if(data107 && typeof data107 == "object" && !Array.isArray(data107)){
let missing14;
if(((data107.address === undefined) && (missing14 = "address")) || ((data107.port === undefined) && (missing14 = "port"))){
validate20.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/required",keyword:"required",params:{missingProperty: missing14},schema:schema31.properties.inputs.required,parentSchema:schema31.properties.inputs,data:data107}];
return false;
}
else {
for(const key17 in data107){
const _errs199 = errors;
if(typeof key17 === "string"){
if(!pattern12.test(key17)){
const err2 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]{0,39}$"},schema:"^[a-z][A-Za-z0-9]{0,39}$",parentSchema:schema31.properties.inputs.propertyNames,data:key17,propertyName:key17};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var valid50 = _errs199 === errors;
if(!valid50){
const err3 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames",keyword:"propertyNames",params:{propertyName: key17},schema:schema31.properties.inputs.propertyNames,parentSchema:schema31.properties.inputs,data:data107};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate20.errors = vErrors;
return false;
break;
}
}
if(valid50){
for(const key18 in data107){
let data108 = data107[key18];
const _errs201 = errors;
if(errors === _errs201){
if(data108 && typeof data108 == "object" && !Array.isArray(data108)){
let missing15;
if((data108.type === undefined) && (missing15 = "type")){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/required",keyword:"required",params:{missingProperty: missing15},schema:schema31.properties.inputs.additionalProperties.required,parentSchema:schema31.properties.inputs.additionalProperties,data:data108}];
return false;
}
else {
const tag0 = data108.type;
if(typeof tag0 == "string"){
if(tag0 === "choice"){
const _errs204 = errors;
if(errors === _errs204){
if(data108 && typeof data108 == "object" && !Array.isArray(data108)){
let missing16;
if(((((data108.title === undefined) && (missing16 = "title")) || ((data108.type === undefined) && (missing16 = "type"))) || ((data108.default === undefined) && (missing16 = "default"))) || ((data108.values === undefined) && (missing16 = "values"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/required",keyword:"required",params:{missingProperty: missing16},schema:schema31.properties.inputs.additionalProperties.oneOf[0].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0],data:data108}];
return false;
}
else {
const _errs206 = errors;
for(const key19 in data108){
if(!((((key19 === "title") || (key19 === "type")) || (key19 === "default")) || (key19 === "values"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0],data:data108}];
return false;
break;
}
}
if(_errs206 === errors){
if(data108.title !== undefined){
let data109 = data108.title;
const _errs207 = errors;
const _errs208 = errors;
if(errors === _errs208){
if(typeof data109 === "string"){
if(func2(data109) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data109}];
return false;
}
else {
if(func2(data109) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data109}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data109}];
return false;
}
}
var valid54 = _errs207 === errors;
}
else {
var valid54 = true;
}
if(valid54){
if(data108.type !== undefined){
let data110 = data108.type;
const _errs210 = errors;
if("choice" !== data110){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/type/const",keyword:"const",params:{allowedValue: "choice"},schema:"choice",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.type,data:data110}];
return false;
}
var valid54 = _errs210 === errors;
}
else {
var valid54 = true;
}
if(valid54){
if(data108.default !== undefined){
let data111 = data108.default;
const _errs211 = errors;
if(typeof data111 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data111}];
return false;
}
var valid54 = _errs211 === errors;
}
else {
var valid54 = true;
}
if(valid54){
if(data108.values !== undefined){
let data112 = data108.values;
const _errs214 = errors;
if(errors === _errs214){
if(Array.isArray(data112)){
if(data112.length < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values,data:data112}];
return false;
}
else {
var valid57 = true;
const len21 = data112.length;
for(let i31=0; i31<len21; i31++){
let data113 = data112[i31];
const _errs216 = errors;
if(errors === _errs216){
if(typeof data113 === "string"){
if(!pattern29.test(data113)){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i31,schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.items,data:data113}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i31,schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.items.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.items,data:data113}];
return false;
}
}
var valid57 = _errs216 === errors;
if(!valid57){
break;
}
}
if(valid57){
let i32 = data112.length;
let j10;
if(i32 > 1){
const indices3 = {};
for(;i32--;){
let item3 = data112[i32];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j10 = indices3[item3];
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/uniqueItems",keyword:"uniqueItems",params:{i: i32, j: j10},schema:true,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values,data:data112}];
return false;
break;
}
indices3[item3] = i32;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/type",keyword:"type",params:{type: "array"},schema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values,data:data112}];
return false;
}
}
var valid54 = _errs214 === errors;
}
else {
var valid54 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[0].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0],data:data108}];
return false;
}
}
var props0 = true;
}
else if(tag0 === "integer"){
const _errs218 = errors;
if(errors === _errs218){
if(data108 && typeof data108 == "object" && !Array.isArray(data108)){
let missing17;
if((((((data108.title === undefined) && (missing17 = "title")) || ((data108.type === undefined) && (missing17 = "type"))) || ((data108.default === undefined) && (missing17 = "default"))) || ((data108.minimum === undefined) && (missing17 = "minimum"))) || ((data108.maximum === undefined) && (missing17 = "maximum"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/required",keyword:"required",params:{missingProperty: missing17},schema:schema31.properties.inputs.additionalProperties.oneOf[1].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1],data:data108}];
return false;
}
else {
const _errs220 = errors;
for(const key20 in data108){
if(!(((((key20 === "title") || (key20 === "type")) || (key20 === "default")) || (key20 === "minimum")) || (key20 === "maximum"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1],data:data108}];
return false;
break;
}
}
if(_errs220 === errors){
if(data108.title !== undefined){
let data114 = data108.title;
const _errs221 = errors;
const _errs222 = errors;
if(errors === _errs222){
if(typeof data114 === "string"){
if(func2(data114) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data114}];
return false;
}
else {
if(func2(data114) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data114}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data114}];
return false;
}
}
var valid60 = _errs221 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data108.type !== undefined){
let data115 = data108.type;
const _errs224 = errors;
if("integer" !== data115){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/properties/type/const",keyword:"const",params:{allowedValue: "integer"},schema:"integer",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.type,data:data115}];
return false;
}
var valid60 = _errs224 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data108.default !== undefined){
let data116 = data108.default;
const _errs225 = errors;
if(typeof data116 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data116}];
return false;
}
var valid60 = _errs225 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data108.minimum !== undefined){
let data117 = data108.minimum;
const _errs228 = errors;
if(!(((typeof data117 == "number") && (!(data117 % 1) && !isNaN(data117))) && (isFinite(data117)))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/minimum",schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/properties/minimum/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.minimum.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.minimum,data:data117}];
return false;
}
var valid60 = _errs228 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data108.maximum !== undefined){
let data118 = data108.maximum;
const _errs230 = errors;
if(!(((typeof data118 == "number") && (!(data118 % 1) && !isNaN(data118))) && (isFinite(data118)))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/maximum",schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/properties/maximum/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.maximum.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.maximum,data:data118}];
return false;
}
var valid60 = _errs230 === errors;
}
else {
var valid60 = true;
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[1].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1],data:data108}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "text"){
const _errs232 = errors;
if(errors === _errs232){
if(data108 && typeof data108 == "object" && !Array.isArray(data108)){
let missing18;
if((((((data108.title === undefined) && (missing18 = "title")) || ((data108.type === undefined) && (missing18 = "type"))) || ((data108.default === undefined) && (missing18 = "default"))) || ((data108.pattern === undefined) && (missing18 = "pattern"))) || ((data108.form === undefined) && (missing18 = "form"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/required",keyword:"required",params:{missingProperty: missing18},schema:schema31.properties.inputs.additionalProperties.oneOf[2].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data108}];
return false;
}
else {
const _errs234 = errors;
for(const key21 in data108){
if(!(((((key21 === "title") || (key21 === "type")) || (key21 === "default")) || (key21 === "pattern")) || (key21 === "form"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data108}];
return false;
break;
}
}
if(_errs234 === errors){
if(data108.title !== undefined){
let data119 = data108.title;
const _errs235 = errors;
const _errs236 = errors;
if(errors === _errs236){
if(typeof data119 === "string"){
if(func2(data119) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data119}];
return false;
}
else {
if(func2(data119) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data119}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data119}];
return false;
}
}
var valid64 = _errs235 === errors;
}
else {
var valid64 = true;
}
if(valid64){
if(data108.type !== undefined){
let data120 = data108.type;
const _errs238 = errors;
if(!((data120 === "text") || (data120 === "list"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type,data:data120}];
return false;
}
var valid64 = _errs238 === errors;
}
else {
var valid64 = true;
}
if(valid64){
if(data108.default !== undefined){
let data121 = data108.default;
const _errs239 = errors;
if(typeof data121 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data121}];
return false;
}
var valid64 = _errs239 === errors;
}
else {
var valid64 = true;
}
if(valid64){
if(data108.pattern !== undefined){
let data122 = data108.pattern;
const _errs242 = errors;
if(errors === _errs242){
if(typeof data122 === "string"){
if(func2(data122) > 500){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data122}];
return false;
}
else {
if(func2(data122) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data122}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data122}];
return false;
}
}
var valid64 = _errs242 === errors;
}
else {
var valid64 = true;
}
if(valid64){
if(data108.form !== undefined){
let data123 = data108.form;
const _errs244 = errors;
if(errors === _errs244){
if(typeof data123 === "string"){
if(func2(data123) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/form",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/form/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.form,data:data123}];
return false;
}
else {
if(func2(data123) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/form",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/form/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.form,data:data123}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/form",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/form/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.form.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.form,data:data123}];
return false;
}
}
var valid64 = _errs244 === errors;
}
else {
var valid64 = true;
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data108}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "list"){
const _errs246 = errors;
if(errors === _errs246){
if(data108 && typeof data108 == "object" && !Array.isArray(data108)){
let missing19;
if((((((data108.title === undefined) && (missing19 = "title")) || ((data108.type === undefined) && (missing19 = "type"))) || ((data108.default === undefined) && (missing19 = "default"))) || ((data108.pattern === undefined) && (missing19 = "pattern"))) || ((data108.form === undefined) && (missing19 = "form"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/required",keyword:"required",params:{missingProperty: missing19},schema:schema31.properties.inputs.additionalProperties.oneOf[2].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data108}];
return false;
}
else {
const _errs248 = errors;
for(const key22 in data108){
if(!(((((key22 === "title") || (key22 === "type")) || (key22 === "default")) || (key22 === "pattern")) || (key22 === "form"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data108}];
return false;
break;
}
}
if(_errs248 === errors){
if(data108.title !== undefined){
let data124 = data108.title;
const _errs249 = errors;
const _errs250 = errors;
if(errors === _errs250){
if(typeof data124 === "string"){
if(func2(data124) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data124}];
return false;
}
else {
if(func2(data124) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data124}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data124}];
return false;
}
}
var valid68 = _errs249 === errors;
}
else {
var valid68 = true;
}
if(valid68){
if(data108.type !== undefined){
let data125 = data108.type;
const _errs252 = errors;
if(!((data125 === "text") || (data125 === "list"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type,data:data125}];
return false;
}
var valid68 = _errs252 === errors;
}
else {
var valid68 = true;
}
if(valid68){
if(data108.default !== undefined){
let data126 = data108.default;
const _errs253 = errors;
if(typeof data126 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data126}];
return false;
}
var valid68 = _errs253 === errors;
}
else {
var valid68 = true;
}
if(valid68){
if(data108.pattern !== undefined){
let data127 = data108.pattern;
const _errs256 = errors;
if(errors === _errs256){
if(typeof data127 === "string"){
if(func2(data127) > 500){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data127}];
return false;
}
else {
if(func2(data127) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data127}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data127}];
return false;
}
}
var valid68 = _errs256 === errors;
}
else {
var valid68 = true;
}
if(valid68){
if(data108.form !== undefined){
let data128 = data108.form;
const _errs258 = errors;
if(errors === _errs258){
if(typeof data128 === "string"){
if(func2(data128) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/form",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/form/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.form,data:data128}];
return false;
}
else {
if(func2(data128) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/form",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/form/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.form,data:data128}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/form",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/form/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.form.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.form,data:data128}];
return false;
}
}
var valid68 = _errs258 === errors;
}
else {
var valid68 = true;
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data108}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "endpoint"){
const _errs260 = errors;
if(errors === _errs260){
if(data108 && typeof data108 == "object" && !Array.isArray(data108)){
let missing20;
if((((data108.title === undefined) && (missing20 = "title")) || ((data108.type === undefined) && (missing20 = "type"))) || ((data108.default === undefined) && (missing20 = "default"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/required",keyword:"required",params:{missingProperty: missing20},schema:schema31.properties.inputs.additionalProperties.oneOf[3].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3],data:data108}];
return false;
}
else {
const _errs262 = errors;
for(const key23 in data108){
if(!((((key23 === "title") || (key23 === "type")) || (key23 === "default")) || (key23 === "schemes"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key23},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3],data:data108}];
return false;
break;
}
}
if(_errs262 === errors){
if(data108.title !== undefined){
let data129 = data108.title;
const _errs263 = errors;
const _errs264 = errors;
if(errors === _errs264){
if(typeof data129 === "string"){
if(func2(data129) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data129}];
return false;
}
else {
if(func2(data129) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data129}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data129}];
return false;
}
}
var valid72 = _errs263 === errors;
}
else {
var valid72 = true;
}
if(valid72){
if(data108.type !== undefined){
let data130 = data108.type;
const _errs266 = errors;
if("endpoint" !== data130){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/properties/type/const",keyword:"const",params:{allowedValue: "endpoint"},schema:"endpoint",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.type,data:data130}];
return false;
}
var valid72 = _errs266 === errors;
}
else {
var valid72 = true;
}
if(valid72){
if(data108.default !== undefined){
let data131 = data108.default;
const _errs267 = errors;
if(typeof data131 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data131}];
return false;
}
var valid72 = _errs267 === errors;
}
else {
var valid72 = true;
}
if(valid72){
if(data108.schemes !== undefined){
let data132 = data108.schemes;
const _errs270 = errors;
if(errors === _errs270){
if(Array.isArray(data132)){
if(data132.length < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/schemes",schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/properties/schemes/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes,data:data132}];
return false;
}
else {
var valid75 = true;
const len22 = data132.length;
for(let i33=0; i33<len22; i33++){
let data133 = data132[i33];
const _errs272 = errors;
if(!(((data133 === "http") || (data133 === "https")) || (data133 === "unix"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/schemes/" + i33,schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/properties/schemes/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes.items.enum},schema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes.items.enum,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes.items,data:data133}];
return false;
}
var valid75 = _errs272 === errors;
if(!valid75){
break;
}
}
if(valid75){
let i34 = data132.length;
let j11;
if(i34 > 1){
outer7:
for(;i34--;){
for(j11 = i34; j11--;){
if(func0(data132[i34], data132[j11])){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/schemes",schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/properties/schemes/uniqueItems",keyword:"uniqueItems",params:{i: i34, j: j11},schema:true,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes,data:data132}];
return false;
break outer7;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/schemes",schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/properties/schemes/type",keyword:"type",params:{type: "array"},schema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes,data:data132}];
return false;
}
}
var valid72 = _errs270 === errors;
}
else {
var valid72 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[3].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3],data:data108}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "type", tagValue: tag0},schema:schema31.properties.inputs.additionalProperties.discriminator,parentSchema:schema31.properties.inputs.additionalProperties,data:data108}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/discriminator",keyword:"discriminator",params:{error: "tag", tag: "type", tagValue: tag0},schema:schema31.properties.inputs.additionalProperties.discriminator,parentSchema:schema31.properties.inputs.additionalProperties,data:data108}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.type,parentSchema:schema31.properties.inputs.additionalProperties,data:data108}];
return false;
}
}
var valid51 = _errs201 === errors;
if(!valid51){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.type,parentSchema:schema31.properties.inputs,data:data107}];
return false;
}
}
var valid0 = _errs197 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.commands !== undefined){
let data134 = data.commands;
const _errs273 = errors;
if(errors === _errs273){
if(data134 && typeof data134 == "object" && !Array.isArray(data134)){
let missing21;
if((((data134.check === undefined) && (missing21 = "check")) || ((data134.run === undefined) && (missing21 = "run"))) || ((data134.reload === undefined) && (missing21 = "reload"))){
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/required",keyword:"required",params:{missingProperty: missing21},schema:schema31.properties.commands.required,parentSchema:schema31.properties.commands,data:data134}];
return false;
}
else {
const _errs275 = errors;
for(const key24 in data134){
if(!((((((((key24 === "build") || (key24 === "check")) || (key24 === "run")) || (key24 === "version")) || (key24 === "reload")) || (key24 === "sample")) || (key24 === "stop")) || (key24 === "beside"))){
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key24},schema:false,parentSchema:schema31.properties.commands,data:data134}];
return false;
break;
}
}
if(_errs275 === errors){
if(data134.build !== undefined){
let data135 = data134.build;
const _errs276 = errors;
if(errors === _errs276){
if(data135 && typeof data135 == "object" && !Array.isArray(data135)){
let missing22;
if(((data135.argv === undefined) && (missing22 = "argv")) || ((data135.makes === undefined) && (missing22 = "makes"))){
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/required",keyword:"required",params:{missingProperty: missing22},schema:schema31.properties.commands.properties.build.required,parentSchema:schema31.properties.commands.properties.build,data:data135}];
return false;
}
else {
const _errs278 = errors;
for(const key25 in data135){
if(!((key25 === "argv") || (key25 === "makes"))){
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25},schema:false,parentSchema:schema31.properties.commands.properties.build,data:data135}];
return false;
break;
}
}
if(_errs278 === errors){
if(data135.argv !== undefined){
let data136 = data135.argv;
const _errs279 = errors;
if(errors === _errs279){
if(Array.isArray(data136)){
if(data136.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/build/argv",schemaPath:"#/properties/commands/properties/build/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.build.properties.argv,data:data136}];
return false;
}
else {
var valid79 = true;
const len23 = data136.length;
for(let i35=0; i35<len23; i35++){
let data137 = data136[i35];
const _errs281 = errors;
if(errors === _errs281){
if(typeof data137 === "string"){
if(func2(data137) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/build/argv/" + i35,schemaPath:"#/properties/commands/properties/build/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.build.properties.argv.items,data:data137}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/argv/" + i35,schemaPath:"#/properties/commands/properties/build/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.build.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.build.properties.argv.items,data:data137}];
return false;
}
}
var valid79 = _errs281 === errors;
if(!valid79){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/argv",schemaPath:"#/properties/commands/properties/build/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.build.properties.argv.type,parentSchema:schema31.properties.commands.properties.build.properties.argv,data:data136}];
return false;
}
}
var valid78 = _errs279 === errors;
}
else {
var valid78 = true;
}
if(valid78){
if(data135.makes !== undefined){
let data138 = data135.makes;
const _errs283 = errors;
if(errors === _errs283){
if(typeof data138 === "string"){
if(!pattern25.test(data138)){
validate20.errors = [{instancePath:instancePath+"/commands/build/makes",schemaPath:"#/properties/commands/properties/build/properties/makes/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.commands.properties.build.properties.makes,data:data138}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/makes",schemaPath:"#/properties/commands/properties/build/properties/makes/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.build.properties.makes.type,parentSchema:schema31.properties.commands.properties.build.properties.makes,data:data138}];
return false;
}
}
var valid78 = _errs283 === errors;
}
else {
var valid78 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.build.type,parentSchema:schema31.properties.commands.properties.build,data:data135}];
return false;
}
}
var valid77 = _errs276 === errors;
}
else {
var valid77 = true;
}
if(valid77){
if(data134.check !== undefined){
let data139 = data134.check;
const _errs285 = errors;
if(errors === _errs285){
if(data139 && typeof data139 == "object" && !Array.isArray(data139)){
let missing23;
if((data139.argv === undefined) && (missing23 = "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/required",keyword:"required",params:{missingProperty: missing23},schema:schema31.properties.commands.properties.check.required,parentSchema:schema31.properties.commands.properties.check,data:data139}];
return false;
}
else {
const _errs287 = errors;
for(const key26 in data139){
if(!(key26 === "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26},schema:false,parentSchema:schema31.properties.commands.properties.check,data:data139}];
return false;
break;
}
}
if(_errs287 === errors){
if(data139.argv !== undefined){
let data140 = data139.argv;
const _errs288 = errors;
if(errors === _errs288){
if(Array.isArray(data140)){
if(data140.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/check/argv",schemaPath:"#/properties/commands/properties/check/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.check.properties.argv,data:data140}];
return false;
}
else {
var valid81 = true;
const len24 = data140.length;
for(let i36=0; i36<len24; i36++){
let data141 = data140[i36];
const _errs290 = errors;
if(errors === _errs290){
if(typeof data141 === "string"){
if(func2(data141) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/check/argv/" + i36,schemaPath:"#/properties/commands/properties/check/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.check.properties.argv.items,data:data141}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check/argv/" + i36,schemaPath:"#/properties/commands/properties/check/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.check.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.check.properties.argv.items,data:data141}];
return false;
}
}
var valid81 = _errs290 === errors;
if(!valid81){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check/argv",schemaPath:"#/properties/commands/properties/check/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.check.properties.argv.type,parentSchema:schema31.properties.commands.properties.check.properties.argv,data:data140}];
return false;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.check.type,parentSchema:schema31.properties.commands.properties.check,data:data139}];
return false;
}
}
var valid77 = _errs285 === errors;
}
else {
var valid77 = true;
}
if(valid77){
if(data134.run !== undefined){
let data142 = data134.run;
const _errs292 = errors;
if(errors === _errs292){
if(data142 && typeof data142 == "object" && !Array.isArray(data142)){
let missing24;
if(((data142.argv === undefined) && (missing24 = "argv")) || ((data142.ready === undefined) && (missing24 = "ready"))){
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/required",keyword:"required",params:{missingProperty: missing24},schema:schema31.properties.commands.properties.run.required,parentSchema:schema31.properties.commands.properties.run,data:data142}];
return false;
}
else {
const _errs294 = errors;
for(const key27 in data142){
if(!(((key27 === "argv") || (key27 === "refusesRoot")) || (key27 === "ready"))){
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key27},schema:false,parentSchema:schema31.properties.commands.properties.run,data:data142}];
return false;
break;
}
}
if(_errs294 === errors){
if(data142.argv !== undefined){
let data143 = data142.argv;
const _errs295 = errors;
if(errors === _errs295){
if(Array.isArray(data143)){
if(data143.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/argv",schemaPath:"#/properties/commands/properties/run/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.argv,data:data143}];
return false;
}
else {
var valid83 = true;
const len25 = data143.length;
for(let i37=0; i37<len25; i37++){
let data144 = data143[i37];
const _errs297 = errors;
if(errors === _errs297){
if(typeof data144 === "string"){
if(func2(data144) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/argv/" + i37,schemaPath:"#/properties/commands/properties/run/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.argv.items,data:data144}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/argv/" + i37,schemaPath:"#/properties/commands/properties/run/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.run.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.run.properties.argv.items,data:data144}];
return false;
}
}
var valid83 = _errs297 === errors;
if(!valid83){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/argv",schemaPath:"#/properties/commands/properties/run/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.run.properties.argv.type,parentSchema:schema31.properties.commands.properties.run.properties.argv,data:data143}];
return false;
}
}
var valid82 = _errs295 === errors;
}
else {
var valid82 = true;
}
if(valid82){
if(data142.refusesRoot !== undefined){
let data145 = data142.refusesRoot;
const _errs299 = errors;
if(true !== data145){
validate20.errors = [{instancePath:instancePath+"/commands/run/refusesRoot",schemaPath:"#/properties/commands/properties/run/properties/refusesRoot/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.commands.properties.run.properties.refusesRoot,data:data145}];
return false;
}
var valid82 = _errs299 === errors;
}
else {
var valid82 = true;
}
if(valid82){
if(data142.ready !== undefined){
let data146 = data142.ready;
const _errs300 = errors;
if(errors === _errs300){
if(typeof data146 === "string"){
if(func2(data146) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/ready",schemaPath:"#/properties/commands/properties/run/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.ready,data:data146}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/ready",schemaPath:"#/properties/commands/properties/run/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.run.properties.ready.type,parentSchema:schema31.properties.commands.properties.run.properties.ready,data:data146}];
return false;
}
}
var valid82 = _errs300 === errors;
}
else {
var valid82 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.run.type,parentSchema:schema31.properties.commands.properties.run,data:data142}];
return false;
}
}
var valid77 = _errs292 === errors;
}
else {
var valid77 = true;
}
if(valid77){
if(data134.version !== undefined){
let data147 = data134.version;
const _errs302 = errors;
if(errors === _errs302){
if(data147 && typeof data147 == "object" && !Array.isArray(data147)){
let missing25;
if((data147.argv === undefined) && (missing25 = "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/version",schemaPath:"#/properties/commands/properties/version/required",keyword:"required",params:{missingProperty: missing25},schema:schema31.properties.commands.properties.version.required,parentSchema:schema31.properties.commands.properties.version,data:data147}];
return false;
}
else {
const _errs304 = errors;
for(const key28 in data147){
if(!((key28 === "argv") || (key28 === "after"))){
validate20.errors = [{instancePath:instancePath+"/commands/version",schemaPath:"#/properties/commands/properties/version/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key28},schema:false,parentSchema:schema31.properties.commands.properties.version,data:data147}];
return false;
break;
}
}
if(_errs304 === errors){
if(data147.argv !== undefined){
let data148 = data147.argv;
const _errs305 = errors;
if(errors === _errs305){
if(Array.isArray(data148)){
if(data148.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/version/argv",schemaPath:"#/properties/commands/properties/version/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.version.properties.argv,data:data148}];
return false;
}
else {
var valid85 = true;
const len26 = data148.length;
for(let i38=0; i38<len26; i38++){
let data149 = data148[i38];
const _errs307 = errors;
if(errors === _errs307){
if(typeof data149 === "string"){
if(func2(data149) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/version/argv/" + i38,schemaPath:"#/properties/commands/properties/version/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.version.properties.argv.items,data:data149}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/version/argv/" + i38,schemaPath:"#/properties/commands/properties/version/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.version.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.version.properties.argv.items,data:data149}];
return false;
}
}
var valid85 = _errs307 === errors;
if(!valid85){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/version/argv",schemaPath:"#/properties/commands/properties/version/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.version.properties.argv.type,parentSchema:schema31.properties.commands.properties.version.properties.argv,data:data148}];
return false;
}
}
var valid84 = _errs305 === errors;
}
else {
var valid84 = true;
}
if(valid84){
if(data147.after !== undefined){
let data150 = data147.after;
const _errs309 = errors;
if(errors === _errs309){
if(typeof data150 === "string"){
if(func2(data150) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/version/after",schemaPath:"#/properties/commands/properties/version/properties/after/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.version.properties.after,data:data150}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/version/after",schemaPath:"#/properties/commands/properties/version/properties/after/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.version.properties.after.type,parentSchema:schema31.properties.commands.properties.version.properties.after,data:data150}];
return false;
}
}
var valid84 = _errs309 === errors;
}
else {
var valid84 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/version",schemaPath:"#/properties/commands/properties/version/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.version.type,parentSchema:schema31.properties.commands.properties.version,data:data147}];
return false;
}
}
var valid77 = _errs302 === errors;
}
else {
var valid77 = true;
}
if(valid77){
if(data134.reload !== undefined){
let data151 = data134.reload;
const _errs311 = errors;
if(errors === _errs311){
if(data151 && typeof data151 == "object" && !Array.isArray(data151)){
let missing26;
if((data151.by === undefined) && (missing26 = "by")){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/required",keyword:"required",params:{missingProperty: missing26},schema:schema31.properties.commands.properties.reload.required,parentSchema:schema31.properties.commands.properties.reload,data:data151}];
return false;
}
else {
const tag1 = data151.by;
if(typeof tag1 == "string"){
if(tag1 === "signal"){
const _errs314 = errors;
if(errors === _errs314){
if(data151 && typeof data151 == "object" && !Array.isArray(data151)){
let missing27;
if(((((data151.by === undefined) && (missing27 = "by")) || ((data151.signal === undefined) && (missing27 = "signal"))) || ((data151.done === undefined) && (missing27 = "done"))) || ((data151.failed === undefined) && (missing27 = "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/0/required",keyword:"required",params:{missingProperty: missing27},schema:schema31.properties.commands.properties.reload.oneOf[0].required,parentSchema:schema31.properties.commands.properties.reload.oneOf[0],data:data151}];
return false;
}
else {
const _errs316 = errors;
for(const key29 in data151){
if(!((((key29 === "by") || (key29 === "signal")) || (key29 === "done")) || (key29 === "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key29},schema:false,parentSchema:schema31.properties.commands.properties.reload.oneOf[0],data:data151}];
return false;
break;
}
}
if(_errs316 === errors){
if(data151.by !== undefined){
let data152 = data151.by;
const _errs317 = errors;
if("signal" !== data152){
validate20.errors = [{instancePath:instancePath+"/commands/reload/by",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/by/const",keyword:"const",params:{allowedValue: "signal"},schema:"signal",parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.by,data:data152}];
return false;
}
var valid88 = _errs317 === errors;
}
else {
var valid88 = true;
}
if(valid88){
if(data151.signal !== undefined){
let data153 = data151.signal;
const _errs318 = errors;
if(!(((data153 === "SIGHUP") || (data153 === "SIGUSR1")) || (data153 === "SIGUSR2"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload/signal",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.reload.oneOf[0].properties.signal.enum},schema:schema31.properties.commands.properties.reload.oneOf[0].properties.signal.enum,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.signal,data:data153}];
return false;
}
var valid88 = _errs318 === errors;
}
else {
var valid88 = true;
}
if(valid88){
if(data151.done !== undefined){
let data154 = data151.done;
const _errs319 = errors;
if(errors === _errs319){
if(typeof data154 === "string"){
if(func2(data154) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/done/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.done,data:data154}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/done/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[0].properties.done.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.done,data:data154}];
return false;
}
}
var valid88 = _errs319 === errors;
}
else {
var valid88 = true;
}
if(valid88){
if(data151.failed !== undefined){
let data155 = data151.failed;
const _errs321 = errors;
if(errors === _errs321){
if(typeof data155 === "string"){
if(func2(data155) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/failed/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.failed,data:data155}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/failed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[0].properties.failed.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.failed,data:data155}];
return false;
}
}
var valid88 = _errs321 === errors;
}
else {
var valid88 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.oneOf[0].type,parentSchema:schema31.properties.commands.properties.reload.oneOf[0],data:data151}];
return false;
}
}
var props1 = true;
}
else if(tag1 === "command"){
const _errs323 = errors;
if(errors === _errs323){
if(data151 && typeof data151 == "object" && !Array.isArray(data151)){
let missing28;
if(((data151.by === undefined) && (missing28 = "by")) || ((data151.argv === undefined) && (missing28 = "argv"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/1/required",keyword:"required",params:{missingProperty: missing28},schema:schema31.properties.commands.properties.reload.oneOf[1].required,parentSchema:schema31.properties.commands.properties.reload.oneOf[1],data:data151}];
return false;
}
else {
const _errs325 = errors;
for(const key30 in data151){
if(!((key30 === "by") || (key30 === "argv"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key30},schema:false,parentSchema:schema31.properties.commands.properties.reload.oneOf[1],data:data151}];
return false;
break;
}
}
if(_errs325 === errors){
if(data151.by !== undefined){
let data156 = data151.by;
const _errs326 = errors;
if("command" !== data156){
validate20.errors = [{instancePath:instancePath+"/commands/reload/by",schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/by/const",keyword:"const",params:{allowedValue: "command"},schema:"command",parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.by,data:data156}];
return false;
}
var valid90 = _errs326 === errors;
}
else {
var valid90 = true;
}
if(valid90){
if(data151.argv !== undefined){
let data157 = data151.argv;
const _errs327 = errors;
if(errors === _errs327){
if(Array.isArray(data157)){
if(data157.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/argv",schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv,data:data157}];
return false;
}
else {
var valid91 = true;
const len27 = data157.length;
for(let i39=0; i39<len27; i39++){
let data158 = data157[i39];
const _errs329 = errors;
if(errors === _errs329){
if(typeof data158 === "string"){
if(func2(data158) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/argv/" + i39,schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv.items,data:data158}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/argv/" + i39,schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv.items.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv.items,data:data158}];
return false;
}
}
var valid91 = _errs329 === errors;
if(!valid91){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/argv",schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv,data:data157}];
return false;
}
}
var valid90 = _errs327 === errors;
}
else {
var valid90 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.oneOf[1].type,parentSchema:schema31.properties.commands.properties.reload.oneOf[1],data:data151}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else if(tag1 === "watching"){
const _errs331 = errors;
if(errors === _errs331){
if(data151 && typeof data151 == "object" && !Array.isArray(data151)){
let missing29;
if((((data151.by === undefined) && (missing29 = "by")) || ((data151.done === undefined) && (missing29 = "done"))) || ((data151.failed === undefined) && (missing29 = "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/2/required",keyword:"required",params:{missingProperty: missing29},schema:schema31.properties.commands.properties.reload.oneOf[2].required,parentSchema:schema31.properties.commands.properties.reload.oneOf[2],data:data151}];
return false;
}
else {
const _errs333 = errors;
for(const key31 in data151){
if(!(((key31 === "by") || (key31 === "done")) || (key31 === "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key31},schema:false,parentSchema:schema31.properties.commands.properties.reload.oneOf[2],data:data151}];
return false;
break;
}
}
if(_errs333 === errors){
if(data151.by !== undefined){
let data159 = data151.by;
const _errs334 = errors;
if("watching" !== data159){
validate20.errors = [{instancePath:instancePath+"/commands/reload/by",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/by/const",keyword:"const",params:{allowedValue: "watching"},schema:"watching",parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.by,data:data159}];
return false;
}
var valid93 = _errs334 === errors;
}
else {
var valid93 = true;
}
if(valid93){
if(data151.done !== undefined){
let data160 = data151.done;
const _errs335 = errors;
if(errors === _errs335){
if(typeof data160 === "string"){
if(func2(data160) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/done/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.done,data:data160}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/done/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[2].properties.done.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.done,data:data160}];
return false;
}
}
var valid93 = _errs335 === errors;
}
else {
var valid93 = true;
}
if(valid93){
if(data151.failed !== undefined){
let data161 = data151.failed;
const _errs337 = errors;
if(errors === _errs337){
if(typeof data161 === "string"){
if(func2(data161) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/failed/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.failed,data:data161}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/failed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[2].properties.failed.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.failed,data:data161}];
return false;
}
}
var valid93 = _errs337 === errors;
}
else {
var valid93 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.oneOf[2].type,parentSchema:schema31.properties.commands.properties.reload.oneOf[2],data:data151}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else if(tag1 === "restart"){
const _errs339 = errors;
if(errors === _errs339){
if(data151 && typeof data151 == "object" && !Array.isArray(data151)){
let missing30;
if((data151.by === undefined) && (missing30 = "by")){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/3/required",keyword:"required",params:{missingProperty: missing30},schema:schema31.properties.commands.properties.reload.oneOf[3].required,parentSchema:schema31.properties.commands.properties.reload.oneOf[3],data:data151}];
return false;
}
else {
const _errs341 = errors;
for(const key32 in data151){
if(!(key32 === "by")){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key32},schema:false,parentSchema:schema31.properties.commands.properties.reload.oneOf[3],data:data151}];
return false;
break;
}
}
if(_errs341 === errors){
if(data151.by !== undefined){
let data162 = data151.by;
if("restart" !== data162){
validate20.errors = [{instancePath:instancePath+"/commands/reload/by",schemaPath:"#/properties/commands/properties/reload/oneOf/3/properties/by/const",keyword:"const",params:{allowedValue: "restart"},schema:"restart",parentSchema:schema31.properties.commands.properties.reload.oneOf[3].properties.by,data:data162}];
return false;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/3/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.oneOf[3].type,parentSchema:schema31.properties.commands.properties.reload.oneOf[3],data:data151}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "by", tagValue: tag1},schema:schema31.properties.commands.properties.reload.discriminator,parentSchema:schema31.properties.commands.properties.reload,data:data151}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/discriminator",keyword:"discriminator",params:{error: "tag", tag: "by", tagValue: tag1},schema:schema31.properties.commands.properties.reload.discriminator,parentSchema:schema31.properties.commands.properties.reload,data:data151}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.type,parentSchema:schema31.properties.commands.properties.reload,data:data151}];
return false;
}
}
var valid77 = _errs311 === errors;
}
else {
var valid77 = true;
}
if(valid77){
if(data134.sample !== undefined){
let data163 = data134.sample;
const _errs343 = errors;
if(errors === _errs343){
if(data163 && typeof data163 == "object" && !Array.isArray(data163)){
let missing31;
if(((((data163.argv === undefined) && (missing31 = "argv")) || ((data163.ready === undefined) && (missing31 = "ready"))) || ((data163.input === undefined) && (missing31 = "input"))) || ((data163.value === undefined) && (missing31 = "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/required",keyword:"required",params:{missingProperty: missing31},schema:schema31.properties.commands.properties.sample.required,parentSchema:schema31.properties.commands.properties.sample,data:data163}];
return false;
}
else {
const _errs345 = errors;
for(const key33 in data163){
if(!((((key33 === "argv") || (key33 === "ready")) || (key33 === "input")) || (key33 === "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key33},schema:false,parentSchema:schema31.properties.commands.properties.sample,data:data163}];
return false;
break;
}
}
if(_errs345 === errors){
if(data163.argv !== undefined){
let data164 = data163.argv;
const _errs346 = errors;
if(errors === _errs346){
if(Array.isArray(data164)){
if(data164.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv",schemaPath:"#/properties/commands/properties/sample/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.argv,data:data164}];
return false;
}
else {
var valid97 = true;
const len28 = data164.length;
for(let i40=0; i40<len28; i40++){
let data165 = data164[i40];
const _errs348 = errors;
if(errors === _errs348){
if(typeof data165 === "string"){
if(func2(data165) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv/" + i40,schemaPath:"#/properties/commands/properties/sample/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.argv.items,data:data165}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv/" + i40,schemaPath:"#/properties/commands/properties/sample/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.sample.properties.argv.items,data:data165}];
return false;
}
}
var valid97 = _errs348 === errors;
if(!valid97){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv",schemaPath:"#/properties/commands/properties/sample/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.sample.properties.argv.type,parentSchema:schema31.properties.commands.properties.sample.properties.argv,data:data164}];
return false;
}
}
var valid96 = _errs346 === errors;
}
else {
var valid96 = true;
}
if(valid96){
if(data163.ready !== undefined){
let data166 = data163.ready;
const _errs350 = errors;
if(errors === _errs350){
if(typeof data166 === "string"){
if(func2(data166) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/ready",schemaPath:"#/properties/commands/properties/sample/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.ready,data:data166}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/ready",schemaPath:"#/properties/commands/properties/sample/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.ready.type,parentSchema:schema31.properties.commands.properties.sample.properties.ready,data:data166}];
return false;
}
}
var valid96 = _errs350 === errors;
}
else {
var valid96 = true;
}
if(valid96){
if(data163.input !== undefined){
let data167 = data163.input;
const _errs352 = errors;
if(errors === _errs352){
if(typeof data167 === "string"){
if(func2(data167) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/input",schemaPath:"#/properties/commands/properties/sample/properties/input/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.input,data:data167}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/input",schemaPath:"#/properties/commands/properties/sample/properties/input/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.input.type,parentSchema:schema31.properties.commands.properties.sample.properties.input,data:data167}];
return false;
}
}
var valid96 = _errs352 === errors;
}
else {
var valid96 = true;
}
if(valid96){
if(data163.value !== undefined){
let data168 = data163.value;
const _errs354 = errors;
if(errors === _errs354){
if(typeof data168 === "string"){
if(func2(data168) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/value",schemaPath:"#/properties/commands/properties/sample/properties/value/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.value,data:data168}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/value",schemaPath:"#/properties/commands/properties/sample/properties/value/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.value.type,parentSchema:schema31.properties.commands.properties.sample.properties.value,data:data168}];
return false;
}
}
var valid96 = _errs354 === errors;
}
else {
var valid96 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.sample.type,parentSchema:schema31.properties.commands.properties.sample,data:data163}];
return false;
}
}
var valid77 = _errs343 === errors;
}
else {
var valid77 = true;
}
if(valid77){
if(data134.stop !== undefined){
let data169 = data134.stop;
const _errs356 = errors;
if(!(data169 && typeof data169 == "object" && !Array.isArray(data169))){
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.stop.type,parentSchema:schema31.properties.commands.properties.stop,data:data169}];
return false;
}
const _errs358 = errors;
let valid98 = false;
let passing0 = null;
const _errs359 = errors;
if(errors === _errs359){
if(data169 && typeof data169 == "object" && !Array.isArray(data169)){
let missing32;
if((data169.signal === undefined) && (missing32 = "signal")){
const err4 = {instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/oneOf/0/required",keyword:"required",params:{missingProperty: missing32},schema:schema31.properties.commands.properties.stop.oneOf[0].required,parentSchema:schema31.properties.commands.properties.stop.oneOf[0],data:data169};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
const _errs361 = errors;
for(const key34 in data169){
if(!(key34 === "signal")){
const err5 = {instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key34},schema:false,parentSchema:schema31.properties.commands.properties.stop.oneOf[0],data:data169};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
break;
}
}
if(_errs361 === errors){
if(data169.signal !== undefined){
let data170 = data169.signal;
if(!(((data170 === "SIGTERM") || (data170 === "SIGQUIT")) || (data170 === "SIGUSR1"))){
const err6 = {instancePath:instancePath+"/commands/stop/signal",schemaPath:"#/properties/commands/properties/stop/oneOf/0/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.stop.oneOf[0].properties.signal.enum},schema:schema31.properties.commands.properties.stop.oneOf[0].properties.signal.enum,parentSchema:schema31.properties.commands.properties.stop.oneOf[0].properties.signal,data:data170};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
}
}
else {
const err7 = {instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/oneOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.stop.oneOf[0].type,parentSchema:schema31.properties.commands.properties.stop.oneOf[0],data:data169};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid0 = _errs359 === errors;
if(_valid0){
valid98 = true;
passing0 = 0;
var props2 = true;
}
const _errs363 = errors;
if(errors === _errs363){
if(data169 && typeof data169 == "object" && !Array.isArray(data169)){
let missing33;
if((data169.argv === undefined) && (missing33 = "argv")){
const err8 = {instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/oneOf/1/required",keyword:"required",params:{missingProperty: missing33},schema:schema31.properties.commands.properties.stop.oneOf[1].required,parentSchema:schema31.properties.commands.properties.stop.oneOf[1],data:data169};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
const _errs365 = errors;
for(const key35 in data169){
if(!(key35 === "argv")){
const err9 = {instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key35},schema:false,parentSchema:schema31.properties.commands.properties.stop.oneOf[1],data:data169};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
break;
}
}
if(_errs365 === errors){
if(data169.argv !== undefined){
let data171 = data169.argv;
const _errs366 = errors;
if(errors === _errs366){
if(Array.isArray(data171)){
if(data171.length < 1){
const err10 = {instancePath:instancePath+"/commands/stop/argv",schemaPath:"#/properties/commands/properties/stop/oneOf/1/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.stop.oneOf[1].properties.argv,data:data171};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
var valid101 = true;
const len29 = data171.length;
for(let i41=0; i41<len29; i41++){
let data172 = data171[i41];
const _errs368 = errors;
if(errors === _errs368){
if(typeof data172 === "string"){
if(func2(data172) < 1){
const err11 = {instancePath:instancePath+"/commands/stop/argv/" + i41,schemaPath:"#/properties/commands/properties/stop/oneOf/1/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.stop.oneOf[1].properties.argv.items,data:data172};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/commands/stop/argv/" + i41,schemaPath:"#/properties/commands/properties/stop/oneOf/1/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.stop.oneOf[1].properties.argv.items.type,parentSchema:schema31.properties.commands.properties.stop.oneOf[1].properties.argv.items,data:data172};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
var valid101 = _errs368 === errors;
if(!valid101){
break;
}
}
}
}
else {
const err13 = {instancePath:instancePath+"/commands/stop/argv",schemaPath:"#/properties/commands/properties/stop/oneOf/1/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.stop.oneOf[1].properties.argv.type,parentSchema:schema31.properties.commands.properties.stop.oneOf[1].properties.argv,data:data171};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
}
}
}
else {
const err14 = {instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/oneOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.stop.oneOf[1].type,parentSchema:schema31.properties.commands.properties.stop.oneOf[1],data:data169};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
var _valid0 = _errs363 === errors;
if(_valid0 && valid98){
valid98 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid98 = true;
passing0 = 1;
if(props2 !== true){
props2 = true;
}
}
}
if(!valid98){
const err15 = {instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},schema:schema31.properties.commands.properties.stop.oneOf,parentSchema:schema31.properties.commands.properties.stop,data:data169};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
validate20.errors = vErrors;
return false;
}
else {
errors = _errs358;
if(vErrors !== null){
if(_errs358){
vErrors.length = _errs358;
}
else {
vErrors = null;
}
}
}
var valid77 = _errs356 === errors;
}
else {
var valid77 = true;
}
if(valid77){
if(data134.beside !== undefined){
let data173 = data134.beside;
const _errs370 = errors;
if(errors === _errs370){
if(data173 && typeof data173 == "object" && !Array.isArray(data173)){
let missing34;
if((((((data173.argv === undefined) && (missing34 = "argv")) || ((data173.ready === undefined) && (missing34 = "ready"))) || ((data173.check === undefined) && (missing34 = "check"))) || ((data173.reads === undefined) && (missing34 = "reads"))) || ((data173.reload === undefined) && (missing34 = "reload"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside",schemaPath:"#/properties/commands/properties/beside/required",keyword:"required",params:{missingProperty: missing34},schema:schema31.properties.commands.properties.beside.required,parentSchema:schema31.properties.commands.properties.beside,data:data173}];
return false;
}
else {
const _errs372 = errors;
for(const key36 in data173){
if(!((((((key36 === "argv") || (key36 === "ready")) || (key36 === "check")) || (key36 === "place")) || (key36 === "reads")) || (key36 === "reload"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside",schemaPath:"#/properties/commands/properties/beside/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key36},schema:false,parentSchema:schema31.properties.commands.properties.beside,data:data173}];
return false;
break;
}
}
if(_errs372 === errors){
if(data173.argv !== undefined){
let data174 = data173.argv;
const _errs373 = errors;
if(errors === _errs373){
if(Array.isArray(data174)){
if(data174.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/argv",schemaPath:"#/properties/commands/properties/beside/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.argv,data:data174}];
return false;
}
else {
var valid103 = true;
const len30 = data174.length;
for(let i42=0; i42<len30; i42++){
let data175 = data174[i42];
const _errs375 = errors;
if(errors === _errs375){
if(typeof data175 === "string"){
if(func2(data175) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/argv/" + i42,schemaPath:"#/properties/commands/properties/beside/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.argv.items,data:data175}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/argv/" + i42,schemaPath:"#/properties/commands/properties/beside/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.beside.properties.argv.items,data:data175}];
return false;
}
}
var valid103 = _errs375 === errors;
if(!valid103){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/argv",schemaPath:"#/properties/commands/properties/beside/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.beside.properties.argv.type,parentSchema:schema31.properties.commands.properties.beside.properties.argv,data:data174}];
return false;
}
}
var valid102 = _errs373 === errors;
}
else {
var valid102 = true;
}
if(valid102){
if(data173.ready !== undefined){
let data176 = data173.ready;
const _errs377 = errors;
if(errors === _errs377){
if(typeof data176 === "string"){
if(func2(data176) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/ready",schemaPath:"#/properties/commands/properties/beside/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.ready,data:data176}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/ready",schemaPath:"#/properties/commands/properties/beside/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.ready.type,parentSchema:schema31.properties.commands.properties.beside.properties.ready,data:data176}];
return false;
}
}
var valid102 = _errs377 === errors;
}
else {
var valid102 = true;
}
if(valid102){
if(data173.check !== undefined){
let data177 = data173.check;
const _errs379 = errors;
if(errors === _errs379){
if(data177 && typeof data177 == "object" && !Array.isArray(data177)){
let missing35;
if((data177.argv === undefined) && (missing35 = "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/beside/check",schemaPath:"#/properties/commands/properties/beside/properties/check/required",keyword:"required",params:{missingProperty: missing35},schema:schema31.properties.commands.properties.beside.properties.check.required,parentSchema:schema31.properties.commands.properties.beside.properties.check,data:data177}];
return false;
}
else {
const _errs381 = errors;
for(const key37 in data177){
if(!(key37 === "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/beside/check",schemaPath:"#/properties/commands/properties/beside/properties/check/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key37},schema:false,parentSchema:schema31.properties.commands.properties.beside.properties.check,data:data177}];
return false;
break;
}
}
if(_errs381 === errors){
if(data177.argv !== undefined){
let data178 = data177.argv;
const _errs382 = errors;
if(errors === _errs382){
if(Array.isArray(data178)){
if(data178.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/check/argv",schemaPath:"#/properties/commands/properties/beside/properties/check/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.check.properties.argv,data:data178}];
return false;
}
else {
var valid105 = true;
const len31 = data178.length;
for(let i43=0; i43<len31; i43++){
let data179 = data178[i43];
const _errs384 = errors;
if(errors === _errs384){
if(typeof data179 === "string"){
if(func2(data179) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/check/argv/" + i43,schemaPath:"#/properties/commands/properties/beside/properties/check/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.check.properties.argv.items,data:data179}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/check/argv/" + i43,schemaPath:"#/properties/commands/properties/beside/properties/check/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.check.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.beside.properties.check.properties.argv.items,data:data179}];
return false;
}
}
var valid105 = _errs384 === errors;
if(!valid105){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/check/argv",schemaPath:"#/properties/commands/properties/beside/properties/check/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.beside.properties.check.properties.argv.type,parentSchema:schema31.properties.commands.properties.beside.properties.check.properties.argv,data:data178}];
return false;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/check",schemaPath:"#/properties/commands/properties/beside/properties/check/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.beside.properties.check.type,parentSchema:schema31.properties.commands.properties.beside.properties.check,data:data177}];
return false;
}
}
var valid102 = _errs379 === errors;
}
else {
var valid102 = true;
}
if(valid102){
if(data173.place !== undefined){
let data180 = data173.place;
const _errs386 = errors;
if(errors === _errs386){
if(data180 && typeof data180 == "object" && !Array.isArray(data180)){
let missing36;
if(((data180.input === undefined) && (missing36 = "input")) || ((data180.value === undefined) && (missing36 = "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside/place",schemaPath:"#/properties/commands/properties/beside/properties/place/required",keyword:"required",params:{missingProperty: missing36},schema:schema31.properties.commands.properties.beside.properties.place.required,parentSchema:schema31.properties.commands.properties.beside.properties.place,data:data180}];
return false;
}
else {
const _errs388 = errors;
for(const key38 in data180){
if(!((key38 === "input") || (key38 === "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside/place",schemaPath:"#/properties/commands/properties/beside/properties/place/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key38},schema:false,parentSchema:schema31.properties.commands.properties.beside.properties.place,data:data180}];
return false;
break;
}
}
if(_errs388 === errors){
if(data180.input !== undefined){
let data181 = data180.input;
const _errs389 = errors;
if(errors === _errs389){
if(typeof data181 === "string"){
if(func2(data181) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/place/input",schemaPath:"#/properties/commands/properties/beside/properties/place/properties/input/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.place.properties.input,data:data181}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/place/input",schemaPath:"#/properties/commands/properties/beside/properties/place/properties/input/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.place.properties.input.type,parentSchema:schema31.properties.commands.properties.beside.properties.place.properties.input,data:data181}];
return false;
}
}
var valid106 = _errs389 === errors;
}
else {
var valid106 = true;
}
if(valid106){
if(data180.value !== undefined){
let data182 = data180.value;
const _errs391 = errors;
if(errors === _errs391){
if(typeof data182 === "string"){
if(func2(data182) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/place/value",schemaPath:"#/properties/commands/properties/beside/properties/place/properties/value/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.place.properties.value,data:data182}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/place/value",schemaPath:"#/properties/commands/properties/beside/properties/place/properties/value/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.place.properties.value.type,parentSchema:schema31.properties.commands.properties.beside.properties.place.properties.value,data:data182}];
return false;
}
}
var valid106 = _errs391 === errors;
}
else {
var valid106 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/place",schemaPath:"#/properties/commands/properties/beside/properties/place/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.beside.properties.place.type,parentSchema:schema31.properties.commands.properties.beside.properties.place,data:data180}];
return false;
}
}
var valid102 = _errs386 === errors;
}
else {
var valid102 = true;
}
if(valid102){
if(data173.reads !== undefined){
let data183 = data173.reads;
const _errs393 = errors;
if(errors === _errs393){
if(Array.isArray(data183)){
if(data183.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reads",schemaPath:"#/properties/commands/properties/beside/properties/reads/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.reads,data:data183}];
return false;
}
else {
var valid107 = true;
const len32 = data183.length;
for(let i44=0; i44<len32; i44++){
let data184 = data183[i44];
const _errs395 = errors;
if(errors === _errs395){
if(typeof data184 === "string"){
if(func2(data184) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reads/" + i44,schemaPath:"#/properties/commands/properties/beside/properties/reads/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.reads.items,data:data184}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/reads/" + i44,schemaPath:"#/properties/commands/properties/beside/properties/reads/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.reads.items.type,parentSchema:schema31.properties.commands.properties.beside.properties.reads.items,data:data184}];
return false;
}
}
var valid107 = _errs395 === errors;
if(!valid107){
break;
}
}
if(valid107){
let i45 = data183.length;
let j12;
if(i45 > 1){
const indices4 = {};
for(;i45--;){
let item4 = data183[i45];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j12 = indices4[item4];
validate20.errors = [{instancePath:instancePath+"/commands/beside/reads",schemaPath:"#/properties/commands/properties/beside/properties/reads/uniqueItems",keyword:"uniqueItems",params:{i: i45, j: j12},schema:true,parentSchema:schema31.properties.commands.properties.beside.properties.reads,data:data183}];
return false;
break;
}
indices4[item4] = i45;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/reads",schemaPath:"#/properties/commands/properties/beside/properties/reads/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.beside.properties.reads.type,parentSchema:schema31.properties.commands.properties.beside.properties.reads,data:data183}];
return false;
}
}
var valid102 = _errs393 === errors;
}
else {
var valid102 = true;
}
if(valid102){
if(data173.reload !== undefined){
let data185 = data173.reload;
const _errs397 = errors;
if(errors === _errs397){
if(data185 && typeof data185 == "object" && !Array.isArray(data185)){
let missing37;
if((((data185.signal === undefined) && (missing37 = "signal")) || ((data185.done === undefined) && (missing37 = "done"))) || ((data185.failed === undefined) && (missing37 = "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload",schemaPath:"#/properties/commands/properties/beside/properties/reload/required",keyword:"required",params:{missingProperty: missing37},schema:schema31.properties.commands.properties.beside.properties.reload.required,parentSchema:schema31.properties.commands.properties.beside.properties.reload,data:data185}];
return false;
}
else {
const _errs399 = errors;
for(const key39 in data185){
if(!(((key39 === "signal") || (key39 === "done")) || (key39 === "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload",schemaPath:"#/properties/commands/properties/beside/properties/reload/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key39},schema:false,parentSchema:schema31.properties.commands.properties.beside.properties.reload,data:data185}];
return false;
break;
}
}
if(_errs399 === errors){
if(data185.signal !== undefined){
let data186 = data185.signal;
const _errs400 = errors;
if(!(((data186 === "SIGHUP") || (data186 === "SIGUSR1")) || (data186 === "SIGUSR2"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload/signal",schemaPath:"#/properties/commands/properties/beside/properties/reload/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.beside.properties.reload.properties.signal.enum},schema:schema31.properties.commands.properties.beside.properties.reload.properties.signal.enum,parentSchema:schema31.properties.commands.properties.beside.properties.reload.properties.signal,data:data186}];
return false;
}
var valid109 = _errs400 === errors;
}
else {
var valid109 = true;
}
if(valid109){
if(data185.done !== undefined){
let data187 = data185.done;
const _errs401 = errors;
if(errors === _errs401){
if(typeof data187 === "string"){
if(func2(data187) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload/done",schemaPath:"#/properties/commands/properties/beside/properties/reload/properties/done/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.reload.properties.done,data:data187}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload/done",schemaPath:"#/properties/commands/properties/beside/properties/reload/properties/done/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.reload.properties.done.type,parentSchema:schema31.properties.commands.properties.beside.properties.reload.properties.done,data:data187}];
return false;
}
}
var valid109 = _errs401 === errors;
}
else {
var valid109 = true;
}
if(valid109){
if(data185.failed !== undefined){
let data188 = data185.failed;
const _errs403 = errors;
if(errors === _errs403){
if(typeof data188 === "string"){
if(func2(data188) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload/failed",schemaPath:"#/properties/commands/properties/beside/properties/reload/properties/failed/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.reload.properties.failed,data:data188}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload/failed",schemaPath:"#/properties/commands/properties/beside/properties/reload/properties/failed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.reload.properties.failed.type,parentSchema:schema31.properties.commands.properties.beside.properties.reload.properties.failed,data:data188}];
return false;
}
}
var valid109 = _errs403 === errors;
}
else {
var valid109 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload",schemaPath:"#/properties/commands/properties/beside/properties/reload/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.beside.properties.reload.type,parentSchema:schema31.properties.commands.properties.beside.properties.reload,data:data185}];
return false;
}
}
var valid102 = _errs397 === errors;
}
else {
var valid102 = true;
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside",schemaPath:"#/properties/commands/properties/beside/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.beside.type,parentSchema:schema31.properties.commands.properties.beside,data:data173}];
return false;
}
}
var valid77 = _errs370 === errors;
}
else {
var valid77 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.type,parentSchema:schema31.properties.commands,data:data134}];
return false;
}
}
var valid0 = _errs273 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
