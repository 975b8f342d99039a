// @ts-nocheck
/** Generated from `pki/schemas/target.schema.json` by `npm run generate`. Not for editing. */
import { isDeepStrictEqual } from 'node:util'
import type { Validator } from '../gate.ts'
import type { TargetJson } from './types.ts'

export const validateTarget: Validator<TargetJson> = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:target","title":"Target","description":"A server program that configuration is written for. Its name is the name of its folder in templates/.","type":"object","additionalProperties":false,"required":["title","summary","kind","install","versions","sinceVersion","files","material","claims","cannot","inputs","commands"],"properties":{"$schema":{"title":"Schema","description":"Where an editor finds this schema.","type":"string"},"title":{"title":"Title","description":"The program, as its makers write it.","type":"string","minLength":1,"maxLength":60},"summary":{"title":"Summary","description":"What is exported, in one line.","type":"string","minLength":1,"maxLength":160},"kind":{"title":"Kind","description":"started: the real server is started, attacked, reloaded and attacked again. checked: a checker of its makers looks at what is exported, and nothing is started here; so it claims nothing, and asks says what its configuration asks for.","enum":["started","checked"]},"install":{"title":"Install","description":"How its program comes onto a machine, in half a sentence.","type":"string","minLength":1},"versions":{"title":"Versions","description":"The versions of the program that the templates are right for.","type":"object","additionalProperties":false,"required":["oldest","assumed"],"properties":{"oldest":{"title":"Oldest","description":"The first version covered, such as 20.0.0.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"before":{"title":"Before","description":"The first version that is not covered any more, if there is one.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"assumed":{"title":"Assumed","description":"The version that is written for when none is named.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}},"advisories":{"title":"Advisories","description":"Advisories of the program's makers on who gets in: client certificates, their revocation, and sessions that are resumed. Affected versions only, and no details.","type":"array","minItems":1,"items":{"title":"Advisory","description":"One of them.","type":"object","additionalProperties":false,"required":["id","about","affected","source","here"],"properties":{"id":{"title":"Id","description":"Its number, as one finds it.","type":"string","pattern":"^CVE-[0-9]{4}-[0-9]{4,7}$"},"about":{"title":"About","description":"What it is about, in half a sentence.","type":"string","minLength":1,"maxLength":160},"affected":{"title":"Affected","description":"The releases of the program's makers that it names.","type":"array","minItems":1,"items":{"title":"Range","description":"From one version on, and before another.","type":"object","additionalProperties":false,"required":["from","before"],"properties":{"from":{"title":"From","description":"The first version that is affected.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"before":{"title":"Before","description":"The first version after it that is mended.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}}},"source":{"title":"Source","description":"Where its makers, or the record of the number, say so.","type":"string","pattern":"^https://[A-Za-z0-9./_?=-]+$"},"here":{"title":"Here","description":"What it means for an export, in a sentence without its dot.","type":"string","minLength":1,"maxLength":300}}}},"sinceVersion":{"title":"Since version","description":"What depends on the version. Each name is true in a template from its version on, so that no template compares versions.","type":"object","propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,39}$"},"additionalProperties":{"title":"Fact","description":"One thing that newer versions can do.","type":"object","additionalProperties":false,"required":["title","since"],"properties":{"title":{"title":"Title","description":"What is true, in a few words.","type":"string","minLength":1,"maxLength":160},"since":{"title":"Since","description":"The first version of which it is true.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}}},"files":{"title":"Files","description":"What is written, apart from keys, certificates and CRLs.","type":"array","minItems":1,"items":{"title":"File","description":"A file that is copied as it is; or, with a language, rendered from the template of the same name with .liquid behind it. It lies in the folder of the target; or, with from or parts, where these say.","type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"title":"Path","description":"Where it is written, under the exported directory.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"language":{"title":"Language","description":"The language that it is written in, which decides how values are escaped.","type":"string","pattern":"^[a-z][a-z0-9-]{0,29}$"},"from":{"title":"From","description":"The file of templates/parts/ that it is, for files that several targets share.","type":"string","pattern":"^parts/(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"parts":{"title":"Parts","description":"The pieces that it is made of, joined in this order: files of templates/parts/, or of the target's folder.","type":"array","minItems":2,"items":{"title":"Part","description":"The path of a file, from templates/ where it begins with parts/, otherwise from the folder of the target.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}},"keep":{"title":"Keep","description":"Written once, for its owner only, and left as it is by every later export: a secret of the deployment.","const":true}},"dependentRequired":{"keep":["language"]},"dependentSchemas":{"from":{"properties":{"parts":false}}}}},"folders":{"title":"Folders","description":"Folders that the server writes into while it runs. They are made empty, and what is in them is left alone.","type":"array","uniqueItems":true,"items":{"title":"Folder","description":"Its name, under the exported directory.","type":"string","pattern":"^[a-z][a-z0-9-]{0,39}$"}},"own":{"title":"Own","description":"Files and folders of the user's own, directly in the exported directory: exports make none, and leave them alone.","type":"array","uniqueItems":true,"items":{"title":"Path","description":"Its name.","type":"string","pattern":"^[a-z][a-z0-9.-]{0,39}$"}},"material":{"title":"Material","description":"The files that hold keys, certificates and CRLs: each of the four in one of them.","type":"array","minItems":1,"items":{"title":"File","description":"One such file. One that holds the server's key is for its owner only.","type":"object","additionalProperties":false,"required":["path","holds","form"],"properties":{"path":{"title":"Path","description":"Where it is written, under the exported directory.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"holds":{"title":"Holds","description":"What it holds, in this order. serverChain: the server's certificate and what stands between it and its trust anchor. serverKey: its private key. clientAuthority: the one certificate that client certificates must be issued by. clientCrl: the CRL of that authority.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Part","description":"One of the four.","enum":["serverChain","serverKey","clientAuthority","clientCrl"]}},"form":{"title":"Form","description":"pem: as text. base64: the PEM in base64 once more, in one line.","enum":["pem","base64"]}}}},"claims":{"title":"Claims","description":"The abilities of the exported server; the tests check each of them. An ability that is not claimed here must be named in lacks, under cannot.","type":"object","additionalProperties":false,"properties":{"identity":{"title":"Identity","description":"The application gets the identity of the client, exactly as in the certificate: as an object in the same process, or in a header.","enum":["object","header"]},"claimsFrom":{"title":"Claims from","description":"The server reads claims from an extension (oid) or from a URI (uri). It refuses a certificate with a claim of a wrong type.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Place","description":"An extension of its own, or a URI.","enum":["oid","uri"]}},"purpose":{"title":"Purpose","description":"The server refuses a certificate that is not for clients (without clientAuth in its extended key usage).","const":true},"forgery":{"title":"Forgery","description":"Identity headers that a client sends never reach the application.","const":true},"access":{"title":"Access","description":"The server enforces access rules, if they use only the abilities that its manifest lists.","type":"object","additionalProperties":false,"required":["by","instead"],"properties":{"by":{"title":"By","description":"The abilities of the server. An export whose rules need another ability is refused.","type":"array","uniqueItems":true,"items":{"title":"Ability","description":"path and method of a request; uri, dns and email names, and wildcards in them; claims by type, and ranges of whole numbers; paths decoded once.","enum":["path","method","uri","dns","email","wildcard","string","strings","integer","range","boolean","decode-once"]}},"instead":{"title":"Instead","description":"What to do where it cannot enforce a rule.","type":"string","minLength":1}}},"revocation":{"title":"Revocation","description":"After the CRL is loaded, a revoked client gets no new connection (handshake), and also no answer on a connection that is already open (request).","enum":["handshake","request"]},"noResumption":{"title":"No resumption","description":"The server resumes no TLS session, because a revoked client could resume an old session.","const":true},"completeCrl":{"title":"Complete CRL","description":"A CRL that covers only some certificates or reasons, such as a delta CRL, does not let a revoked client in again.","const":true},"newestCrl":{"title":"Newest CRL","description":"An older CRL, or another CRL with the same number, does not let a revoked client in again.","const":true},"noRevAvail":{"title":"noRevAvail looked up","description":"The server looks up a certificate that says that it is never revoked (noRevAvail, RFC 9608) in the CRL like any other certificate: a revoked one is refused, and without a current CRL none gets in.","const":true},"sni":{"title":"SNI","description":"The server refuses a handshake with another server name (SNI), or without one.","const":true},"host":{"title":"Host","description":"The server answers 421 to a request for another host than the host of the export.","const":true},"requestTargets":{"title":"Request targets","description":"The server answers 400 to a request target that two programs could read in different ways.","const":true},"framing":{"title":"Framing","description":"Every answer, also an error, forbids browsers to show it in a frame.","const":true},"origin":{"title":"Origin","description":"The server accepts requests that change something only from allowed origins, and lets pages of no other origin read its answers.","const":true},"limits":{"title":"Limits","description":"The server enforces the limits that were chosen at export.","const":true},"mlkem":{"title":"ML-KEM","description":"The server offers the hybrid group X25519MLKEM768: always, or if its TLS library supports it.","enum":["where-supported","always"]},"mldsa":{"title":"ML-DSA (experimental)","description":"The server admits clients of an authority that has an ML-DSA key, and clients that have one, over TLS 1.3: always, or if its TLS library supports it.","enum":["where-supported","always"]},"keepsGood":{"title":"Keeps the good","description":"If a file cannot be read at a reload, the server keeps the content that it had loaded before.","const":true},"drains":{"title":"Drains","description":"When the server is stopped, it finishes the answers that it has begun.","const":true},"pin":{"title":"Pin","description":"When the server starts, it compares its client authority with the pin.","const":true}}},"unit":{"title":"Unit","description":"What a unit of systemd for it must leave out of the limits that it sets to others.","type":"object","additionalProperties":false,"properties":{"jit":{"title":"JIT","description":"The program writes machine code while it runs, as engines of JavaScript do, and needs memory that can be written and executed.","const":true}}},"asks":{"title":"Asks","description":"What the configuration asks a server for that nobody has started here, so that no test has seen it kept. Only where the kind is checked.","type":"array","minItems":1,"items":{"title":"Request","description":"One thing it asks for.","type":"object","additionalProperties":false,"required":["what","by"],"properties":{"for":{"title":"For","description":"The claims that a server would make which does what is asked.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Claim","description":"The name of a claim.","enum":["identity","claimsFrom","purpose","forgery","access","revocation","noResumption","completeCrl","newestCrl","noRevAvail","sni","host","requestTargets","framing","origin","limits","mlkem","mldsa","keepsGood","drains","pin"]}},"what":{"title":"What","description":"What the server is to do.","type":"string","minLength":1},"by":{"title":"By","description":"The setting that asks for it.","type":"string","minLength":1}}}},"hosts":{"title":"Hosts","description":"names: the host that clients reach it by is a whole name with a dot, and never an IP address.","const":"names"},"guidelines":{"title":"Guidelines","description":"The guidelines beside intermediate that its exports can follow; the tests attack it by each. Without them, an export by another than intermediate is refused.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Guideline","description":"The word of a guideline.","enum":["modern","fips"]}},"cannot":{"title":"Cannot","description":"What the exported server does not do, and what works in its place.","type":"array","items":{"title":"Limit","description":"One thing it cannot do.","type":"object","additionalProperties":false,"required":["what","instead"],"properties":{"lacks":{"title":"Lacks","description":"The claims that are not made because of it.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Claim","description":"The name of a claim.","enum":["identity","claimsFrom","purpose","forgery","access","revocation","noResumption","completeCrl","newestCrl","noRevAvail","sni","host","requestTargets","framing","origin","limits","mlkem","mldsa","keepsGood","drains","pin"]}},"guidelines":{"title":"Guidelines","description":"The guidelines that it cannot follow because of it; an export that asks for one is refused with this reason.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Guideline","description":"The word of a guideline.","enum":["modern","fips"]}},"what":{"title":"What","description":"What it cannot do.","type":"string","minLength":1},"instead":{"title":"Instead","description":"What works in its place.","type":"string","minLength":1}}}},"inputs":{"title":"Inputs","description":"What may be chosen at export, by name. Each has an allow-list: nothing else is taken.","type":"object","required":["address","port"],"propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,39}$"},"additionalProperties":{"title":"Input","description":"One choice, by its type. choice: one of the values. integer: within minimum and maximum. text: matching the pattern as a whole. list: texts with commas between, each matching. endpoint: the address of a backend, by one of the schemes.","type":"object","required":["type"],"discriminator":{"propertyName":"type"},"oneOf":[{"type":"object","additionalProperties":false,"required":["title","type","default","values"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"One of the values.","const":"choice"},"default":{"$ref":"#/$defs/inputDefault"},"values":{"title":"Values","description":"The words to choose from.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Value","description":"One word.","type":"string","pattern":"^[a-z0-9][a-z0-9-]*$"}}}},{"type":"object","additionalProperties":false,"required":["title","type","default","minimum","maximum"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"A whole number within minimum and maximum.","const":"integer"},"default":{"$ref":"#/$defs/inputDefault"},"minimum":{"title":"Minimum","description":"The smallest number taken.","type":"integer"},"maximum":{"title":"Maximum","description":"The largest number taken.","type":"integer"}}},{"type":"object","additionalProperties":false,"required":["title","type","default","pattern"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"text: matching the pattern as a whole. list: texts with commas between, each matching.","enum":["text","list"]},"default":{"$ref":"#/$defs/inputDefault"},"pattern":{"title":"Pattern","description":"A regular expression in the syntax of ECMAScript, without anchors, that each text matches as a whole.","type":"string","minLength":1,"maxLength":500}}},{"type":"object","additionalProperties":false,"required":["title","type","default"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"The address of a backend.","const":"endpoint"},"default":{"$ref":"#/$defs/inputDefault"},"schemes":{"title":"Schemes","description":"How backends are reached: http://HOST:PORT (the only way where this is left out), https://NAME:PORT, unix:PATH. With https, the input of the same name with Ca behind names the file of CA certificates that the backend is verified against.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Scheme","description":"One way.","enum":["http","https","unix"]}}}}]}},"commands":{"title":"Commands","description":"How the program is checked, run and reloaded, in the exported directory, as an ordinary user. {directory} and {name of an input} stand for their values.","type":"object","additionalProperties":false,"required":["check","run","reload"],"properties":{"build":{"title":"Build","description":"Makes the program, once, before it is checked and run; it may take minutes and the network.","type":"object","additionalProperties":false,"required":["argv","makes"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"makes":{"title":"Makes","description":"The folder that it writes into, under the exported directory; exports leave it alone, and it stays out of repositories and images.","type":"string","pattern":"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}}},"check":{"title":"Check","description":"Looks at the configuration without serving; status 0 means good.","type":"object","additionalProperties":false,"required":["argv"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}}}},"run":{"title":"Run","description":"Serves in the foreground; where the kind is checked, hands the configuration to the system that serves.","type":"object","additionalProperties":false,"required":["argv","ready"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"ready":{"title":"Ready","description":"What it prints once it serves.","type":"string","minLength":1}}},"version":{"title":"Version","description":"Prints the version of the program, and ends.","type":"object","additionalProperties":false,"required":["argv"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"after":{"title":"After","description":"The text behind which the version stands; without it, the version is the first number with a dot.","type":"string","minLength":1}}},"reload":{"title":"Reload","description":"How it takes up a new CRL or certificate: by signal, command, watching or restart.","type":"object","required":["by"],"discriminator":{"propertyName":"by"},"oneOf":[{"type":"object","additionalProperties":false,"required":["by","signal","done","failed"],"properties":{"by":{"title":"By","description":"A signal to its process.","const":"signal"},"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGHUP","SIGUSR1","SIGUSR2"]},"done":{"title":"Done","description":"What it prints once the new files are in force.","type":"string","minLength":1},"failed":{"title":"Failed","description":"What it prints when it keeps the old files.","type":"string","minLength":1}}},{"type":"object","additionalProperties":false,"required":["by","argv"],"properties":{"by":{"title":"By","description":"A command that ends with status 0 once the new files are in force, and with another where the old ones are kept.","const":"command"},"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}}}},{"type":"object","additionalProperties":false,"required":["by","done","failed"],"properties":{"by":{"title":"By","description":"It notices by itself that files were replaced.","const":"watching"},"done":{"title":"Done","description":"What it prints once the new files are in force.","type":"string","minLength":1},"failed":{"title":"Failed","description":"What it prints when it keeps the old files.","type":"string","minLength":1}}},{"type":"object","additionalProperties":false,"required":["by"],"properties":{"by":{"title":"By","description":"It is stopped, and run again.","const":"restart"}}}]},"sample":{"title":"Sample","description":"A backend to try it with, for servers that only pass requests on. Runs beside it.","type":"object","additionalProperties":false,"required":["argv","ready","input","value"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"ready":{"title":"Ready","description":"What it prints once it serves.","type":"string","minLength":1},"input":{"title":"Input","description":"The input that tells the server where this backend is.","type":"string","minLength":1},"value":{"title":"Value","description":"Its value; {port} stands for a free port.","type":"string","minLength":1}}},"stop":{"title":"Stop","description":"Ends it once the requests at hand are answered; SIGTERM where it is not said.","type":"object","oneOf":[{"type":"object","additionalProperties":false,"required":["signal"],"properties":{"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGTERM","SIGQUIT","SIGUSR1"]}}},{"type":"object","additionalProperties":false,"required":["argv"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}}}}]},"beside":{"title":"Beside","description":"A program that the server asks, started before it and ended after it. countersign as the first word is this program.","type":"object","additionalProperties":false,"required":["argv","ready","check","reads","reload"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"ready":{"title":"Ready","description":"What it prints once it answers.","type":"string","minLength":1},"check":{"title":"Check","description":"Looks at what it goes by without answering; status 0 means good.","type":"object","additionalProperties":false,"required":["argv"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}}}},"place":{"title":"Place","description":"Where it listens, where that is a port; without it, below the exported directory.","type":"object","additionalProperties":false,"required":["input","value"],"properties":{"input":{"title":"Input","description":"The input that tells both programs.","type":"string","minLength":1},"value":{"title":"Value","description":"Its value; {port} stands for a free port.","type":"string","minLength":1}}},"reads":{"title":"Reads","description":"The exported files that it alone reads: where nothing else was replaced, the server need not reload.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Path","description":"A path under the exported directory.","type":"string","minLength":1}},"reload":{"title":"Reload","description":"How it takes up new files.","type":"object","additionalProperties":false,"required":["signal","done","failed"],"properties":{"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGHUP","SIGUSR1","SIGUSR2"]},"done":{"title":"Done","description":"What it prints once the new files are in force.","type":"string","minLength":1},"failed":{"title":"Failed","description":"What it prints when it keeps the old files.","type":"string","minLength":1}}}}}}}},"$defs":{"inputTitle":{"title":"Title","description":"What is chosen, in one line.","type":"string","minLength":1,"maxLength":160},"inputDefault":{"title":"Default","description":"What is taken when nothing is chosen, written as it would be given.","type":"string"}}};
const schema32 = {"title":"Title","description":"What is chosen, in one line.","type":"string","minLength":1,"maxLength":160};
const schema33 = {"title":"Default","description":"What is taken when nothing is chosen, written as it would be given.","type":"string"};
const func1 = Object.prototype.hasOwnProperty;
const func2 = (text) => [...text].length;
const func0 = isDeepStrictEqual;
const pattern4 = new RegExp("^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$", "u");
const pattern7 = new RegExp("^CVE-[0-9]{4}-[0-9]{4,7}$", "u");
const pattern10 = new RegExp("^https://[A-Za-z0-9./_?=-]+$", "u");
const pattern11 = new RegExp("^[a-z][A-Za-z0-9]{0,39}$", "u");
const pattern13 = new RegExp("^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "u");
const pattern14 = new RegExp("^[a-z][a-z0-9-]{0,29}$", "u");
const pattern15 = new RegExp("^parts/(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "u");
const pattern17 = new RegExp("^[a-z][a-z0-9-]{0,39}$", "u");
const pattern18 = new RegExp("^[a-z][a-z0-9.-]{0,39}$", "u");
const pattern21 = new RegExp("^[a-z0-9][a-z0-9-]*$", "u");
const pattern22 = new RegExp("^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "u");

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
if(data.title !== undefined){
let data1 = data.title;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(func2(data1) > 60){
validate20.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit: 60},schema:60,parentSchema:schema31.properties.title,data:data1}];
return false;
}
else {
if(func2(data1) < 1){
validate20.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.title,data:data1}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},schema:schema31.properties.title.type,parentSchema:schema31.properties.title,data:data1}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
let data2 = data.summary;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(func2(data2) > 160){
validate20.errors = [{instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema31.properties.summary,data:data2}];
return false;
}
else {
if(func2(data2) < 1){
validate20.errors = [{instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.summary,data:data2}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "string"},schema:schema31.properties.summary.type,parentSchema:schema31.properties.summary,data:data2}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
let data3 = data.kind;
const _errs8 = errors;
if(!((data3 === "started") || (data3 === "checked"))){
validate20.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema31.properties.kind.enum},schema:schema31.properties.kind.enum,parentSchema:schema31.properties.kind,data:data3}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.install !== undefined){
let data4 = data.install;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(func2(data4) < 1){
validate20.errors = [{instancePath:instancePath+"/install",schemaPath:"#/properties/install/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.install,data:data4}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/install",schemaPath:"#/properties/install/type",keyword:"type",params:{type: "string"},schema:schema31.properties.install.type,parentSchema:schema31.properties.install,data:data4}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.versions !== undefined){
let data5 = data.versions;
const _errs11 = errors;
if(errors === _errs11){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if(((data5.oldest === undefined) && (missing1 = "oldest")) || ((data5.assumed === undefined) && (missing1 = "assumed"))){
validate20.errors = [{instancePath:instancePath+"/versions",schemaPath:"#/properties/versions/required",keyword:"required",params:{missingProperty: missing1},schema:schema31.properties.versions.required,parentSchema:schema31.properties.versions,data:data5}];
return false;
}
else {
const _errs13 = errors;
for(const key1 in data5){
if(!(((key1 === "oldest") || (key1 === "before")) || (key1 === "assumed"))){
validate20.errors = [{instancePath:instancePath+"/versions",schemaPath:"#/properties/versions/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema31.properties.versions,data:data5}];
return false;
break;
}
}
if(_errs13 === errors){
if(data5.oldest !== undefined){
let data6 = data5.oldest;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data6 === "string"){
if(!pattern4.test(data6)){
validate20.errors = [{instancePath:instancePath+"/versions/oldest",schemaPath:"#/properties/versions/properties/oldest/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.versions.properties.oldest,data:data6}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/versions/oldest",schemaPath:"#/properties/versions/properties/oldest/type",keyword:"type",params:{type: "string"},schema:schema31.properties.versions.properties.oldest.type,parentSchema:schema31.properties.versions.properties.oldest,data:data6}];
return false;
}
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.before !== undefined){
let data7 = data5.before;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data7 === "string"){
if(!pattern4.test(data7)){
validate20.errors = [{instancePath:instancePath+"/versions/before",schemaPath:"#/properties/versions/properties/before/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.versions.properties.before,data:data7}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/versions/before",schemaPath:"#/properties/versions/properties/before/type",keyword:"type",params:{type: "string"},schema:schema31.properties.versions.properties.before.type,parentSchema:schema31.properties.versions.properties.before,data:data7}];
return false;
}
}
var valid1 = _errs16 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.assumed !== undefined){
let data8 = data5.assumed;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data8 === "string"){
if(!pattern4.test(data8)){
validate20.errors = [{instancePath:instancePath+"/versions/assumed",schemaPath:"#/properties/versions/properties/assumed/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.versions.properties.assumed,data:data8}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/versions/assumed",schemaPath:"#/properties/versions/properties/assumed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.versions.properties.assumed.type,parentSchema:schema31.properties.versions.properties.assumed,data:data8}];
return false;
}
}
var valid1 = _errs18 === errors;
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
validate20.errors = [{instancePath:instancePath+"/versions",schemaPath:"#/properties/versions/type",keyword:"type",params:{type: "object"},schema:schema31.properties.versions.type,parentSchema:schema31.properties.versions,data:data5}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.advisories !== undefined){
let data9 = data.advisories;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data9)){
if(data9.length < 1){
validate20.errors = [{instancePath:instancePath+"/advisories",schemaPath:"#/properties/advisories/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.advisories,data:data9}];
return false;
}
else {
var valid2 = true;
const len0 = data9.length;
for(let i0=0; i0<len0; i0++){
let data10 = data9[i0];
const _errs22 = errors;
if(errors === _errs22){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if((((((data10.id === undefined) && (missing2 = "id")) || ((data10.about === undefined) && (missing2 = "about"))) || ((data10.affected === undefined) && (missing2 = "affected"))) || ((data10.source === undefined) && (missing2 = "source"))) || ((data10.here === undefined) && (missing2 = "here"))){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0,schemaPath:"#/properties/advisories/items/required",keyword:"required",params:{missingProperty: missing2},schema:schema31.properties.advisories.items.required,parentSchema:schema31.properties.advisories.items,data:data10}];
return false;
}
else {
const _errs24 = errors;
for(const key2 in data10){
if(!(((((key2 === "id") || (key2 === "about")) || (key2 === "affected")) || (key2 === "source")) || (key2 === "here"))){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0,schemaPath:"#/properties/advisories/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema31.properties.advisories.items,data:data10}];
return false;
break;
}
}
if(_errs24 === errors){
if(data10.id !== undefined){
let data11 = data10.id;
const _errs25 = errors;
if(errors === _errs25){
if(typeof data11 === "string"){
if(!pattern7.test(data11)){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/id",schemaPath:"#/properties/advisories/items/properties/id/pattern",keyword:"pattern",params:{pattern: "^CVE-[0-9]{4}-[0-9]{4,7}$"},schema:"^CVE-[0-9]{4}-[0-9]{4,7}$",parentSchema:schema31.properties.advisories.items.properties.id,data:data11}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/id",schemaPath:"#/properties/advisories/items/properties/id/type",keyword:"type",params:{type: "string"},schema:schema31.properties.advisories.items.properties.id.type,parentSchema:schema31.properties.advisories.items.properties.id,data:data11}];
return false;
}
}
var valid3 = _errs25 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data10.about !== undefined){
let data12 = data10.about;
const _errs27 = errors;
if(errors === _errs27){
if(typeof data12 === "string"){
if(func2(data12) > 160){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/about",schemaPath:"#/properties/advisories/items/properties/about/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema31.properties.advisories.items.properties.about,data:data12}];
return false;
}
else {
if(func2(data12) < 1){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/about",schemaPath:"#/properties/advisories/items/properties/about/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.advisories.items.properties.about,data:data12}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/about",schemaPath:"#/properties/advisories/items/properties/about/type",keyword:"type",params:{type: "string"},schema:schema31.properties.advisories.items.properties.about.type,parentSchema:schema31.properties.advisories.items.properties.about,data:data12}];
return false;
}
}
var valid3 = _errs27 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data10.affected !== undefined){
let data13 = data10.affected;
const _errs29 = errors;
if(errors === _errs29){
if(Array.isArray(data13)){
if(data13.length < 1){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/affected",schemaPath:"#/properties/advisories/items/properties/affected/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.advisories.items.properties.affected,data:data13}];
return false;
}
else {
var valid4 = true;
const len1 = data13.length;
for(let i1=0; i1<len1; i1++){
let data14 = data13[i1];
const _errs31 = errors;
if(errors === _errs31){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
let missing3;
if(((data14.from === undefined) && (missing3 = "from")) || ((data14.before === undefined) && (missing3 = "before"))){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/affected/" + i1,schemaPath:"#/properties/advisories/items/properties/affected/items/required",keyword:"required",params:{missingProperty: missing3},schema:schema31.properties.advisories.items.properties.affected.items.required,parentSchema:schema31.properties.advisories.items.properties.affected.items,data:data14}];
return false;
}
else {
const _errs33 = errors;
for(const key3 in data14){
if(!((key3 === "from") || (key3 === "before"))){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/affected/" + i1,schemaPath:"#/properties/advisories/items/properties/affected/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema31.properties.advisories.items.properties.affected.items,data:data14}];
return false;
break;
}
}
if(_errs33 === errors){
if(data14.from !== undefined){
let data15 = data14.from;
const _errs34 = errors;
if(errors === _errs34){
if(typeof data15 === "string"){
if(!pattern4.test(data15)){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/affected/" + i1+"/from",schemaPath:"#/properties/advisories/items/properties/affected/items/properties/from/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.advisories.items.properties.affected.items.properties.from,data:data15}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/affected/" + i1+"/from",schemaPath:"#/properties/advisories/items/properties/affected/items/properties/from/type",keyword:"type",params:{type: "string"},schema:schema31.properties.advisories.items.properties.affected.items.properties.from.type,parentSchema:schema31.properties.advisories.items.properties.affected.items.properties.from,data:data15}];
return false;
}
}
var valid5 = _errs34 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data14.before !== undefined){
let data16 = data14.before;
const _errs36 = errors;
if(errors === _errs36){
if(typeof data16 === "string"){
if(!pattern4.test(data16)){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/affected/" + i1+"/before",schemaPath:"#/properties/advisories/items/properties/affected/items/properties/before/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.advisories.items.properties.affected.items.properties.before,data:data16}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/affected/" + i1+"/before",schemaPath:"#/properties/advisories/items/properties/affected/items/properties/before/type",keyword:"type",params:{type: "string"},schema:schema31.properties.advisories.items.properties.affected.items.properties.before.type,parentSchema:schema31.properties.advisories.items.properties.affected.items.properties.before,data:data16}];
return false;
}
}
var valid5 = _errs36 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/affected/" + i1,schemaPath:"#/properties/advisories/items/properties/affected/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.advisories.items.properties.affected.items.type,parentSchema:schema31.properties.advisories.items.properties.affected.items,data:data14}];
return false;
}
}
var valid4 = _errs31 === errors;
if(!valid4){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/affected",schemaPath:"#/properties/advisories/items/properties/affected/type",keyword:"type",params:{type: "array"},schema:schema31.properties.advisories.items.properties.affected.type,parentSchema:schema31.properties.advisories.items.properties.affected,data:data13}];
return false;
}
}
var valid3 = _errs29 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data10.source !== undefined){
let data17 = data10.source;
const _errs38 = errors;
if(errors === _errs38){
if(typeof data17 === "string"){
if(!pattern10.test(data17)){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/source",schemaPath:"#/properties/advisories/items/properties/source/pattern",keyword:"pattern",params:{pattern: "^https://[A-Za-z0-9./_?=-]+$"},schema:"^https://[A-Za-z0-9./_?=-]+$",parentSchema:schema31.properties.advisories.items.properties.source,data:data17}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/source",schemaPath:"#/properties/advisories/items/properties/source/type",keyword:"type",params:{type: "string"},schema:schema31.properties.advisories.items.properties.source.type,parentSchema:schema31.properties.advisories.items.properties.source,data:data17}];
return false;
}
}
var valid3 = _errs38 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data10.here !== undefined){
let data18 = data10.here;
const _errs40 = errors;
if(errors === _errs40){
if(typeof data18 === "string"){
if(func2(data18) > 300){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/here",schemaPath:"#/properties/advisories/items/properties/here/maxLength",keyword:"maxLength",params:{limit: 300},schema:300,parentSchema:schema31.properties.advisories.items.properties.here,data:data18}];
return false;
}
else {
if(func2(data18) < 1){
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/here",schemaPath:"#/properties/advisories/items/properties/here/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.advisories.items.properties.here,data:data18}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0+"/here",schemaPath:"#/properties/advisories/items/properties/here/type",keyword:"type",params:{type: "string"},schema:schema31.properties.advisories.items.properties.here.type,parentSchema:schema31.properties.advisories.items.properties.here,data:data18}];
return false;
}
}
var valid3 = _errs40 === errors;
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
validate20.errors = [{instancePath:instancePath+"/advisories/" + i0,schemaPath:"#/properties/advisories/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.advisories.items.type,parentSchema:schema31.properties.advisories.items,data:data10}];
return false;
}
}
var valid2 = _errs22 === errors;
if(!valid2){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/advisories",schemaPath:"#/properties/advisories/type",keyword:"type",params:{type: "array"},schema:schema31.properties.advisories.type,parentSchema:schema31.properties.advisories,data:data9}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sinceVersion !== undefined){
let data19 = data.sinceVersion;
const _errs42 = errors;
if(errors === _errs42){
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key4 in data19){
const _errs44 = errors;
if(typeof key4 === "string"){
if(!pattern11.test(key4)){
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
var valid6 = _errs44 === errors;
if(!valid6){
const err1 = {instancePath:instancePath+"/sinceVersion",schemaPath:"#/properties/sinceVersion/propertyNames",keyword:"propertyNames",params:{propertyName: key4},schema:schema31.properties.sinceVersion.propertyNames,parentSchema:schema31.properties.sinceVersion,data:data19};
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
for(const key5 in data19){
let data20 = data19[key5];
const _errs46 = errors;
if(errors === _errs46){
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
let missing4;
if(((data20.title === undefined) && (missing4 = "title")) || ((data20.since === undefined) && (missing4 = "since"))){
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sinceVersion/additionalProperties/required",keyword:"required",params:{missingProperty: missing4},schema:schema31.properties.sinceVersion.additionalProperties.required,parentSchema:schema31.properties.sinceVersion.additionalProperties,data:data20}];
return false;
}
else {
const _errs48 = errors;
for(const key6 in data20){
if(!((key6 === "title") || (key6 === "since"))){
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sinceVersion/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},schema:false,parentSchema:schema31.properties.sinceVersion.additionalProperties,data:data20}];
return false;
break;
}
}
if(_errs48 === errors){
if(data20.title !== undefined){
let data21 = data20.title;
const _errs49 = errors;
if(errors === _errs49){
if(typeof data21 === "string"){
if(func2(data21) > 160){
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/sinceVersion/additionalProperties/properties/title/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema31.properties.sinceVersion.additionalProperties.properties.title,data:data21}];
return false;
}
else {
if(func2(data21) < 1){
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/sinceVersion/additionalProperties/properties/title/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.sinceVersion.additionalProperties.properties.title,data:data21}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/sinceVersion/additionalProperties/properties/title/type",keyword:"type",params:{type: "string"},schema:schema31.properties.sinceVersion.additionalProperties.properties.title.type,parentSchema:schema31.properties.sinceVersion.additionalProperties.properties.title,data:data21}];
return false;
}
}
var valid8 = _errs49 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data20.since !== undefined){
let data22 = data20.since;
const _errs51 = errors;
if(errors === _errs51){
if(typeof data22 === "string"){
if(!pattern4.test(data22)){
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/since",schemaPath:"#/properties/sinceVersion/additionalProperties/properties/since/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.sinceVersion.additionalProperties.properties.since,data:data22}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/since",schemaPath:"#/properties/sinceVersion/additionalProperties/properties/since/type",keyword:"type",params:{type: "string"},schema:schema31.properties.sinceVersion.additionalProperties.properties.since.type,parentSchema:schema31.properties.sinceVersion.additionalProperties.properties.since,data:data22}];
return false;
}
}
var valid8 = _errs51 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sinceVersion/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.sinceVersion.additionalProperties.type,parentSchema:schema31.properties.sinceVersion.additionalProperties,data:data20}];
return false;
}
}
var valid7 = _errs46 === errors;
if(!valid7){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/sinceVersion",schemaPath:"#/properties/sinceVersion/type",keyword:"type",params:{type: "object"},schema:schema31.properties.sinceVersion.type,parentSchema:schema31.properties.sinceVersion,data:data19}];
return false;
}
}
var valid0 = _errs42 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.files !== undefined){
let data23 = data.files;
const _errs53 = errors;
if(errors === _errs53){
if(Array.isArray(data23)){
if(data23.length < 1){
validate20.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.files,data:data23}];
return false;
}
else {
var valid9 = true;
const len2 = data23.length;
for(let i2=0; i2<len2; i2++){
let data24 = data23[i2];
const _errs55 = errors;
if(errors === _errs55){
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
let missing5;
if((data24.path === undefined) && (missing5 = "path")){
validate20.errors = [{instancePath:instancePath+"/files/" + i2,schemaPath:"#/properties/files/items/required",keyword:"required",params:{missingProperty: missing5},schema:schema31.properties.files.items.required,parentSchema:schema31.properties.files.items,data:data24}];
return false;
}
else {
const _errs57 = errors;
for(const key7 in data24){
if(!(((((key7 === "path") || (key7 === "language")) || (key7 === "from")) || (key7 === "parts")) || (key7 === "keep"))){
validate20.errors = [{instancePath:instancePath+"/files/" + i2,schemaPath:"#/properties/files/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema31.properties.files.items,data:data24}];
return false;
break;
}
}
if(_errs57 === errors){
if(data24.path !== undefined){
let data25 = data24.path;
const _errs58 = errors;
if(errors === _errs58){
if(typeof data25 === "string"){
if(!pattern13.test(data25)){
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/path",schemaPath:"#/properties/files/items/properties/path/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.files.items.properties.path,data:data25}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/path",schemaPath:"#/properties/files/items/properties/path/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.path.type,parentSchema:schema31.properties.files.items.properties.path,data:data25}];
return false;
}
}
var valid10 = _errs58 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data24.language !== undefined){
let data26 = data24.language;
const _errs60 = errors;
if(errors === _errs60){
if(typeof data26 === "string"){
if(!pattern14.test(data26)){
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/language",schemaPath:"#/properties/files/items/properties/language/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,29}$"},schema:"^[a-z][a-z0-9-]{0,29}$",parentSchema:schema31.properties.files.items.properties.language,data:data26}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/language",schemaPath:"#/properties/files/items/properties/language/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.language.type,parentSchema:schema31.properties.files.items.properties.language,data:data26}];
return false;
}
}
var valid10 = _errs60 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data24.from !== undefined){
let data27 = data24.from;
const _errs62 = errors;
if(errors === _errs62){
if(typeof data27 === "string"){
if(!pattern15.test(data27)){
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/from",schemaPath:"#/properties/files/items/properties/from/pattern",keyword:"pattern",params:{pattern: "^parts/(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^parts/(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.files.items.properties.from,data:data27}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/from",schemaPath:"#/properties/files/items/properties/from/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.from.type,parentSchema:schema31.properties.files.items.properties.from,data:data27}];
return false;
}
}
var valid10 = _errs62 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data24.parts !== undefined){
let data28 = data24.parts;
const _errs64 = errors;
if(errors === _errs64){
if(Array.isArray(data28)){
if(data28.length < 2){
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/parts",schemaPath:"#/properties/files/items/properties/parts/minItems",keyword:"minItems",params:{limit: 2},schema:2,parentSchema:schema31.properties.files.items.properties.parts,data:data28}];
return false;
}
else {
var valid11 = true;
const len3 = data28.length;
for(let i3=0; i3<len3; i3++){
let data29 = data28[i3];
const _errs66 = errors;
if(errors === _errs66){
if(typeof data29 === "string"){
if(!pattern13.test(data29)){
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/parts/" + i3,schemaPath:"#/properties/files/items/properties/parts/items/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.files.items.properties.parts.items,data:data29}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/parts/" + i3,schemaPath:"#/properties/files/items/properties/parts/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.parts.items.type,parentSchema:schema31.properties.files.items.properties.parts.items,data:data29}];
return false;
}
}
var valid11 = _errs66 === errors;
if(!valid11){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/parts",schemaPath:"#/properties/files/items/properties/parts/type",keyword:"type",params:{type: "array"},schema:schema31.properties.files.items.properties.parts.type,parentSchema:schema31.properties.files.items.properties.parts,data:data28}];
return false;
}
}
var valid10 = _errs64 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data24.keep !== undefined){
let data30 = data24.keep;
const _errs68 = errors;
if(true !== data30){
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/keep",schemaPath:"#/properties/files/items/properties/keep/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.files.items.properties.keep,data:data30}];
return false;
}
var valid10 = _errs68 === errors;
}
else {
var valid10 = true;
}
if(valid10){
let missing6;
if(data24.keep !== undefined && ((data24.language === undefined) && (missing6 = "language"))){
validate20.errors = [{instancePath:instancePath+"/files/" + i2,schemaPath:"#/properties/files/items/dependentRequired",keyword:"dependentRequired",params:{property: "keep",
    missingProperty: missing6,
    depsCount: 1,
    deps: "language"},schema:schema31.properties.files.items.dependentRequired,parentSchema:schema31.properties.files.items,data:data24}];
return false;
}
else {
if(data24.from !== undefined){
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(data24.parts !== undefined){
validate20.errors = [{instancePath:instancePath+"/files/" + i2+"/parts",schemaPath:"#/properties/files/items/dependentSchemas/from/properties/parts/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.files.items.dependentSchemas.from.properties.parts,data:data24.parts}];
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
validate20.errors = [{instancePath:instancePath+"/files/" + i2,schemaPath:"#/properties/files/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.files.items.type,parentSchema:schema31.properties.files.items,data:data24}];
return false;
}
}
var valid9 = _errs55 === errors;
if(!valid9){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "array"},schema:schema31.properties.files.type,parentSchema:schema31.properties.files,data:data23}];
return false;
}
}
var valid0 = _errs53 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.folders !== undefined){
let data32 = data.folders;
const _errs70 = errors;
if(errors === _errs70){
if(Array.isArray(data32)){
var valid14 = true;
const len4 = data32.length;
for(let i4=0; i4<len4; i4++){
let data33 = data32[i4];
const _errs72 = errors;
if(errors === _errs72){
if(typeof data33 === "string"){
if(!pattern17.test(data33)){
validate20.errors = [{instancePath:instancePath+"/folders/" + i4,schemaPath:"#/properties/folders/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,39}$"},schema:"^[a-z][a-z0-9-]{0,39}$",parentSchema:schema31.properties.folders.items,data:data33}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/folders/" + i4,schemaPath:"#/properties/folders/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.folders.items.type,parentSchema:schema31.properties.folders.items,data:data33}];
return false;
}
}
var valid14 = _errs72 === errors;
if(!valid14){
break;
}
}
if(valid14){
let i5 = data32.length;
let j0;
if(i5 > 1){
const indices0 = {};
for(;i5--;){
let item0 = data32[i5];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate20.errors = [{instancePath:instancePath+"/folders",schemaPath:"#/properties/folders/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j0},schema:true,parentSchema:schema31.properties.folders,data:data32}];
return false;
break;
}
indices0[item0] = i5;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/folders",schemaPath:"#/properties/folders/type",keyword:"type",params:{type: "array"},schema:schema31.properties.folders.type,parentSchema:schema31.properties.folders,data:data32}];
return false;
}
}
var valid0 = _errs70 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.own !== undefined){
let data34 = data.own;
const _errs74 = errors;
if(errors === _errs74){
if(Array.isArray(data34)){
var valid16 = true;
const len5 = data34.length;
for(let i6=0; i6<len5; i6++){
let data35 = data34[i6];
const _errs76 = errors;
if(errors === _errs76){
if(typeof data35 === "string"){
if(!pattern18.test(data35)){
validate20.errors = [{instancePath:instancePath+"/own/" + i6,schemaPath:"#/properties/own/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9.-]{0,39}$"},schema:"^[a-z][a-z0-9.-]{0,39}$",parentSchema:schema31.properties.own.items,data:data35}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/own/" + i6,schemaPath:"#/properties/own/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.own.items.type,parentSchema:schema31.properties.own.items,data:data35}];
return false;
}
}
var valid16 = _errs76 === errors;
if(!valid16){
break;
}
}
if(valid16){
let i7 = data34.length;
let j1;
if(i7 > 1){
const indices1 = {};
for(;i7--;){
let item1 = data34[i7];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
validate20.errors = [{instancePath:instancePath+"/own",schemaPath:"#/properties/own/uniqueItems",keyword:"uniqueItems",params:{i: i7, j: j1},schema:true,parentSchema:schema31.properties.own,data:data34}];
return false;
break;
}
indices1[item1] = i7;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/own",schemaPath:"#/properties/own/type",keyword:"type",params:{type: "array"},schema:schema31.properties.own.type,parentSchema:schema31.properties.own,data:data34}];
return false;
}
}
var valid0 = _errs74 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.material !== undefined){
let data36 = data.material;
const _errs78 = errors;
if(errors === _errs78){
if(Array.isArray(data36)){
if(data36.length < 1){
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.material,data:data36}];
return false;
}
else {
var valid18 = true;
const len6 = data36.length;
for(let i8=0; i8<len6; i8++){
let data37 = data36[i8];
const _errs80 = errors;
if(errors === _errs80){
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
let missing7;
if((((data37.path === undefined) && (missing7 = "path")) || ((data37.holds === undefined) && (missing7 = "holds"))) || ((data37.form === undefined) && (missing7 = "form"))){
validate20.errors = [{instancePath:instancePath+"/material/" + i8,schemaPath:"#/properties/material/items/required",keyword:"required",params:{missingProperty: missing7},schema:schema31.properties.material.items.required,parentSchema:schema31.properties.material.items,data:data37}];
return false;
}
else {
const _errs82 = errors;
for(const key8 in data37){
if(!(((key8 === "path") || (key8 === "holds")) || (key8 === "form"))){
validate20.errors = [{instancePath:instancePath+"/material/" + i8,schemaPath:"#/properties/material/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema31.properties.material.items,data:data37}];
return false;
break;
}
}
if(_errs82 === errors){
if(data37.path !== undefined){
let data38 = data37.path;
const _errs83 = errors;
if(errors === _errs83){
if(typeof data38 === "string"){
if(!pattern13.test(data38)){
validate20.errors = [{instancePath:instancePath+"/material/" + i8+"/path",schemaPath:"#/properties/material/items/properties/path/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.items.properties.path,data:data38}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/" + i8+"/path",schemaPath:"#/properties/material/items/properties/path/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.items.properties.path.type,parentSchema:schema31.properties.material.items.properties.path,data:data38}];
return false;
}
}
var valid19 = _errs83 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data37.holds !== undefined){
let data39 = data37.holds;
const _errs85 = errors;
if(errors === _errs85){
if(Array.isArray(data39)){
if(data39.length < 1){
validate20.errors = [{instancePath:instancePath+"/material/" + i8+"/holds",schemaPath:"#/properties/material/items/properties/holds/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.material.items.properties.holds,data:data39}];
return false;
}
else {
var valid20 = true;
const len7 = data39.length;
for(let i9=0; i9<len7; i9++){
let data40 = data39[i9];
const _errs87 = errors;
if(!((((data40 === "serverChain") || (data40 === "serverKey")) || (data40 === "clientAuthority")) || (data40 === "clientCrl"))){
validate20.errors = [{instancePath:instancePath+"/material/" + i8+"/holds/" + i9,schemaPath:"#/properties/material/items/properties/holds/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.material.items.properties.holds.items.enum},schema:schema31.properties.material.items.properties.holds.items.enum,parentSchema:schema31.properties.material.items.properties.holds.items,data:data40}];
return false;
}
var valid20 = _errs87 === errors;
if(!valid20){
break;
}
}
if(valid20){
let i10 = data39.length;
let j2;
if(i10 > 1){
outer0:
for(;i10--;){
for(j2 = i10; j2--;){
if(func0(data39[i10], data39[j2])){
validate20.errors = [{instancePath:instancePath+"/material/" + i8+"/holds",schemaPath:"#/properties/material/items/properties/holds/uniqueItems",keyword:"uniqueItems",params:{i: i10, j: j2},schema:true,parentSchema:schema31.properties.material.items.properties.holds,data:data39}];
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
validate20.errors = [{instancePath:instancePath+"/material/" + i8+"/holds",schemaPath:"#/properties/material/items/properties/holds/type",keyword:"type",params:{type: "array"},schema:schema31.properties.material.items.properties.holds.type,parentSchema:schema31.properties.material.items.properties.holds,data:data39}];
return false;
}
}
var valid19 = _errs85 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data37.form !== undefined){
let data41 = data37.form;
const _errs88 = errors;
if(!((data41 === "pem") || (data41 === "base64"))){
validate20.errors = [{instancePath:instancePath+"/material/" + i8+"/form",schemaPath:"#/properties/material/items/properties/form/enum",keyword:"enum",params:{allowedValues: schema31.properties.material.items.properties.form.enum},schema:schema31.properties.material.items.properties.form.enum,parentSchema:schema31.properties.material.items.properties.form,data:data41}];
return false;
}
var valid19 = _errs88 === errors;
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
validate20.errors = [{instancePath:instancePath+"/material/" + i8,schemaPath:"#/properties/material/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.material.items.type,parentSchema:schema31.properties.material.items,data:data37}];
return false;
}
}
var valid18 = _errs80 === errors;
if(!valid18){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/type",keyword:"type",params:{type: "array"},schema:schema31.properties.material.type,parentSchema:schema31.properties.material,data:data36}];
return false;
}
}
var valid0 = _errs78 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.claims !== undefined){
let data42 = data.claims;
const _errs89 = errors;
if(errors === _errs89){
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
const _errs91 = errors;
for(const key9 in data42){
if(!(func1.call(schema31.properties.claims.properties, key9))){
validate20.errors = [{instancePath:instancePath+"/claims",schemaPath:"#/properties/claims/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema31.properties.claims,data:data42}];
return false;
break;
}
}
if(_errs91 === errors){
if(data42.identity !== undefined){
let data43 = data42.identity;
const _errs92 = errors;
if(!((data43 === "object") || (data43 === "header"))){
validate20.errors = [{instancePath:instancePath+"/claims/identity",schemaPath:"#/properties/claims/properties/identity/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.identity.enum},schema:schema31.properties.claims.properties.identity.enum,parentSchema:schema31.properties.claims.properties.identity,data:data43}];
return false;
}
var valid22 = _errs92 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.claimsFrom !== undefined){
let data44 = data42.claimsFrom;
const _errs93 = errors;
if(errors === _errs93){
if(Array.isArray(data44)){
if(data44.length < 1){
validate20.errors = [{instancePath:instancePath+"/claims/claimsFrom",schemaPath:"#/properties/claims/properties/claimsFrom/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.claims.properties.claimsFrom,data:data44}];
return false;
}
else {
var valid23 = true;
const len8 = data44.length;
for(let i11=0; i11<len8; i11++){
let data45 = data44[i11];
const _errs95 = errors;
if(!((data45 === "oid") || (data45 === "uri"))){
validate20.errors = [{instancePath:instancePath+"/claims/claimsFrom/" + i11,schemaPath:"#/properties/claims/properties/claimsFrom/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.claimsFrom.items.enum},schema:schema31.properties.claims.properties.claimsFrom.items.enum,parentSchema:schema31.properties.claims.properties.claimsFrom.items,data:data45}];
return false;
}
var valid23 = _errs95 === errors;
if(!valid23){
break;
}
}
if(valid23){
let i12 = data44.length;
let j3;
if(i12 > 1){
outer1:
for(;i12--;){
for(j3 = i12; j3--;){
if(func0(data44[i12], data44[j3])){
validate20.errors = [{instancePath:instancePath+"/claims/claimsFrom",schemaPath:"#/properties/claims/properties/claimsFrom/uniqueItems",keyword:"uniqueItems",params:{i: i12, j: j3},schema:true,parentSchema:schema31.properties.claims.properties.claimsFrom,data:data44}];
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
validate20.errors = [{instancePath:instancePath+"/claims/claimsFrom",schemaPath:"#/properties/claims/properties/claimsFrom/type",keyword:"type",params:{type: "array"},schema:schema31.properties.claims.properties.claimsFrom.type,parentSchema:schema31.properties.claims.properties.claimsFrom,data:data44}];
return false;
}
}
var valid22 = _errs93 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.purpose !== undefined){
let data46 = data42.purpose;
const _errs96 = errors;
if(true !== data46){
validate20.errors = [{instancePath:instancePath+"/claims/purpose",schemaPath:"#/properties/claims/properties/purpose/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.purpose,data:data46}];
return false;
}
var valid22 = _errs96 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.forgery !== undefined){
let data47 = data42.forgery;
const _errs97 = errors;
if(true !== data47){
validate20.errors = [{instancePath:instancePath+"/claims/forgery",schemaPath:"#/properties/claims/properties/forgery/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.forgery,data:data47}];
return false;
}
var valid22 = _errs97 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.access !== undefined){
let data48 = data42.access;
const _errs98 = errors;
if(errors === _errs98){
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
let missing8;
if(((data48.by === undefined) && (missing8 = "by")) || ((data48.instead === undefined) && (missing8 = "instead"))){
validate20.errors = [{instancePath:instancePath+"/claims/access",schemaPath:"#/properties/claims/properties/access/required",keyword:"required",params:{missingProperty: missing8},schema:schema31.properties.claims.properties.access.required,parentSchema:schema31.properties.claims.properties.access,data:data48}];
return false;
}
else {
const _errs100 = errors;
for(const key10 in data48){
if(!((key10 === "by") || (key10 === "instead"))){
validate20.errors = [{instancePath:instancePath+"/claims/access",schemaPath:"#/properties/claims/properties/access/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},schema:false,parentSchema:schema31.properties.claims.properties.access,data:data48}];
return false;
break;
}
}
if(_errs100 === errors){
if(data48.by !== undefined){
let data49 = data48.by;
const _errs101 = errors;
if(errors === _errs101){
if(Array.isArray(data49)){
var valid26 = true;
const len9 = data49.length;
for(let i13=0; i13<len9; i13++){
let data50 = data49[i13];
const _errs103 = errors;
if(!((((((((((((data50 === "path") || (data50 === "method")) || (data50 === "uri")) || (data50 === "dns")) || (data50 === "email")) || (data50 === "wildcard")) || (data50 === "string")) || (data50 === "strings")) || (data50 === "integer")) || (data50 === "range")) || (data50 === "boolean")) || (data50 === "decode-once"))){
validate20.errors = [{instancePath:instancePath+"/claims/access/by/" + i13,schemaPath:"#/properties/claims/properties/access/properties/by/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.access.properties.by.items.enum},schema:schema31.properties.claims.properties.access.properties.by.items.enum,parentSchema:schema31.properties.claims.properties.access.properties.by.items,data:data50}];
return false;
}
var valid26 = _errs103 === errors;
if(!valid26){
break;
}
}
if(valid26){
let i14 = data49.length;
let j4;
if(i14 > 1){
outer2:
for(;i14--;){
for(j4 = i14; j4--;){
if(func0(data49[i14], data49[j4])){
validate20.errors = [{instancePath:instancePath+"/claims/access/by",schemaPath:"#/properties/claims/properties/access/properties/by/uniqueItems",keyword:"uniqueItems",params:{i: i14, j: j4},schema:true,parentSchema:schema31.properties.claims.properties.access.properties.by,data:data49}];
return false;
break outer2;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/claims/access/by",schemaPath:"#/properties/claims/properties/access/properties/by/type",keyword:"type",params:{type: "array"},schema:schema31.properties.claims.properties.access.properties.by.type,parentSchema:schema31.properties.claims.properties.access.properties.by,data:data49}];
return false;
}
}
var valid25 = _errs101 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data48.instead !== undefined){
let data51 = data48.instead;
const _errs104 = errors;
if(errors === _errs104){
if(typeof data51 === "string"){
if(func2(data51) < 1){
validate20.errors = [{instancePath:instancePath+"/claims/access/instead",schemaPath:"#/properties/claims/properties/access/properties/instead/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.claims.properties.access.properties.instead,data:data51}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/claims/access/instead",schemaPath:"#/properties/claims/properties/access/properties/instead/type",keyword:"type",params:{type: "string"},schema:schema31.properties.claims.properties.access.properties.instead.type,parentSchema:schema31.properties.claims.properties.access.properties.instead,data:data51}];
return false;
}
}
var valid25 = _errs104 === errors;
}
else {
var valid25 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/claims/access",schemaPath:"#/properties/claims/properties/access/type",keyword:"type",params:{type: "object"},schema:schema31.properties.claims.properties.access.type,parentSchema:schema31.properties.claims.properties.access,data:data48}];
return false;
}
}
var valid22 = _errs98 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.revocation !== undefined){
let data52 = data42.revocation;
const _errs106 = errors;
if(!((data52 === "handshake") || (data52 === "request"))){
validate20.errors = [{instancePath:instancePath+"/claims/revocation",schemaPath:"#/properties/claims/properties/revocation/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.revocation.enum},schema:schema31.properties.claims.properties.revocation.enum,parentSchema:schema31.properties.claims.properties.revocation,data:data52}];
return false;
}
var valid22 = _errs106 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.noResumption !== undefined){
let data53 = data42.noResumption;
const _errs107 = errors;
if(true !== data53){
validate20.errors = [{instancePath:instancePath+"/claims/noResumption",schemaPath:"#/properties/claims/properties/noResumption/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.noResumption,data:data53}];
return false;
}
var valid22 = _errs107 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.completeCrl !== undefined){
let data54 = data42.completeCrl;
const _errs108 = errors;
if(true !== data54){
validate20.errors = [{instancePath:instancePath+"/claims/completeCrl",schemaPath:"#/properties/claims/properties/completeCrl/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.completeCrl,data:data54}];
return false;
}
var valid22 = _errs108 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.newestCrl !== undefined){
let data55 = data42.newestCrl;
const _errs109 = errors;
if(true !== data55){
validate20.errors = [{instancePath:instancePath+"/claims/newestCrl",schemaPath:"#/properties/claims/properties/newestCrl/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.newestCrl,data:data55}];
return false;
}
var valid22 = _errs109 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.noRevAvail !== undefined){
let data56 = data42.noRevAvail;
const _errs110 = errors;
if(true !== data56){
validate20.errors = [{instancePath:instancePath+"/claims/noRevAvail",schemaPath:"#/properties/claims/properties/noRevAvail/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.noRevAvail,data:data56}];
return false;
}
var valid22 = _errs110 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.sni !== undefined){
let data57 = data42.sni;
const _errs111 = errors;
if(true !== data57){
validate20.errors = [{instancePath:instancePath+"/claims/sni",schemaPath:"#/properties/claims/properties/sni/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.sni,data:data57}];
return false;
}
var valid22 = _errs111 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.host !== undefined){
let data58 = data42.host;
const _errs112 = errors;
if(true !== data58){
validate20.errors = [{instancePath:instancePath+"/claims/host",schemaPath:"#/properties/claims/properties/host/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.host,data:data58}];
return false;
}
var valid22 = _errs112 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.requestTargets !== undefined){
let data59 = data42.requestTargets;
const _errs113 = errors;
if(true !== data59){
validate20.errors = [{instancePath:instancePath+"/claims/requestTargets",schemaPath:"#/properties/claims/properties/requestTargets/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.requestTargets,data:data59}];
return false;
}
var valid22 = _errs113 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.framing !== undefined){
let data60 = data42.framing;
const _errs114 = errors;
if(true !== data60){
validate20.errors = [{instancePath:instancePath+"/claims/framing",schemaPath:"#/properties/claims/properties/framing/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.framing,data:data60}];
return false;
}
var valid22 = _errs114 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.origin !== undefined){
let data61 = data42.origin;
const _errs115 = errors;
if(true !== data61){
validate20.errors = [{instancePath:instancePath+"/claims/origin",schemaPath:"#/properties/claims/properties/origin/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.origin,data:data61}];
return false;
}
var valid22 = _errs115 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.limits !== undefined){
let data62 = data42.limits;
const _errs116 = errors;
if(true !== data62){
validate20.errors = [{instancePath:instancePath+"/claims/limits",schemaPath:"#/properties/claims/properties/limits/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.limits,data:data62}];
return false;
}
var valid22 = _errs116 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.mlkem !== undefined){
let data63 = data42.mlkem;
const _errs117 = errors;
if(!((data63 === "where-supported") || (data63 === "always"))){
validate20.errors = [{instancePath:instancePath+"/claims/mlkem",schemaPath:"#/properties/claims/properties/mlkem/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.mlkem.enum},schema:schema31.properties.claims.properties.mlkem.enum,parentSchema:schema31.properties.claims.properties.mlkem,data:data63}];
return false;
}
var valid22 = _errs117 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.mldsa !== undefined){
let data64 = data42.mldsa;
const _errs118 = errors;
if(!((data64 === "where-supported") || (data64 === "always"))){
validate20.errors = [{instancePath:instancePath+"/claims/mldsa",schemaPath:"#/properties/claims/properties/mldsa/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.mldsa.enum},schema:schema31.properties.claims.properties.mldsa.enum,parentSchema:schema31.properties.claims.properties.mldsa,data:data64}];
return false;
}
var valid22 = _errs118 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.keepsGood !== undefined){
let data65 = data42.keepsGood;
const _errs119 = errors;
if(true !== data65){
validate20.errors = [{instancePath:instancePath+"/claims/keepsGood",schemaPath:"#/properties/claims/properties/keepsGood/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.keepsGood,data:data65}];
return false;
}
var valid22 = _errs119 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.drains !== undefined){
let data66 = data42.drains;
const _errs120 = errors;
if(true !== data66){
validate20.errors = [{instancePath:instancePath+"/claims/drains",schemaPath:"#/properties/claims/properties/drains/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.drains,data:data66}];
return false;
}
var valid22 = _errs120 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data42.pin !== undefined){
let data67 = data42.pin;
const _errs121 = errors;
if(true !== data67){
validate20.errors = [{instancePath:instancePath+"/claims/pin",schemaPath:"#/properties/claims/properties/pin/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.pin,data:data67}];
return false;
}
var valid22 = _errs121 === errors;
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
else {
validate20.errors = [{instancePath:instancePath+"/claims",schemaPath:"#/properties/claims/type",keyword:"type",params:{type: "object"},schema:schema31.properties.claims.type,parentSchema:schema31.properties.claims,data:data42}];
return false;
}
}
var valid0 = _errs89 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unit !== undefined){
let data68 = data.unit;
const _errs122 = errors;
if(errors === _errs122){
if(data68 && typeof data68 == "object" && !Array.isArray(data68)){
const _errs124 = errors;
for(const key11 in data68){
if(!(key11 === "jit")){
validate20.errors = [{instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},schema:false,parentSchema:schema31.properties.unit,data:data68}];
return false;
break;
}
}
if(_errs124 === errors){
if(data68.jit !== undefined){
let data69 = data68.jit;
if(true !== data69){
validate20.errors = [{instancePath:instancePath+"/unit/jit",schemaPath:"#/properties/unit/properties/jit/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.unit.properties.jit,data:data69}];
return false;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "object"},schema:schema31.properties.unit.type,parentSchema:schema31.properties.unit,data:data68}];
return false;
}
}
var valid0 = _errs122 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.asks !== undefined){
let data70 = data.asks;
const _errs126 = errors;
if(errors === _errs126){
if(Array.isArray(data70)){
if(data70.length < 1){
validate20.errors = [{instancePath:instancePath+"/asks",schemaPath:"#/properties/asks/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.asks,data:data70}];
return false;
}
else {
var valid29 = true;
const len10 = data70.length;
for(let i15=0; i15<len10; i15++){
let data71 = data70[i15];
const _errs128 = errors;
if(errors === _errs128){
if(data71 && typeof data71 == "object" && !Array.isArray(data71)){
let missing9;
if(((data71.what === undefined) && (missing9 = "what")) || ((data71.by === undefined) && (missing9 = "by"))){
validate20.errors = [{instancePath:instancePath+"/asks/" + i15,schemaPath:"#/properties/asks/items/required",keyword:"required",params:{missingProperty: missing9},schema:schema31.properties.asks.items.required,parentSchema:schema31.properties.asks.items,data:data71}];
return false;
}
else {
const _errs130 = errors;
for(const key12 in data71){
if(!(((key12 === "for") || (key12 === "what")) || (key12 === "by"))){
validate20.errors = [{instancePath:instancePath+"/asks/" + i15,schemaPath:"#/properties/asks/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema31.properties.asks.items,data:data71}];
return false;
break;
}
}
if(_errs130 === errors){
if(data71.for !== undefined){
let data72 = data71.for;
const _errs131 = errors;
if(errors === _errs131){
if(Array.isArray(data72)){
if(data72.length < 1){
validate20.errors = [{instancePath:instancePath+"/asks/" + i15+"/for",schemaPath:"#/properties/asks/items/properties/for/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.asks.items.properties.for,data:data72}];
return false;
}
else {
var valid31 = true;
const len11 = data72.length;
for(let i16=0; i16<len11; i16++){
let data73 = data72[i16];
const _errs133 = errors;
if(!(((((((((((((((((((((data73 === "identity") || (data73 === "claimsFrom")) || (data73 === "purpose")) || (data73 === "forgery")) || (data73 === "access")) || (data73 === "revocation")) || (data73 === "noResumption")) || (data73 === "completeCrl")) || (data73 === "newestCrl")) || (data73 === "noRevAvail")) || (data73 === "sni")) || (data73 === "host")) || (data73 === "requestTargets")) || (data73 === "framing")) || (data73 === "origin")) || (data73 === "limits")) || (data73 === "mlkem")) || (data73 === "mldsa")) || (data73 === "keepsGood")) || (data73 === "drains")) || (data73 === "pin"))){
validate20.errors = [{instancePath:instancePath+"/asks/" + i15+"/for/" + i16,schemaPath:"#/properties/asks/items/properties/for/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.asks.items.properties.for.items.enum},schema:schema31.properties.asks.items.properties.for.items.enum,parentSchema:schema31.properties.asks.items.properties.for.items,data:data73}];
return false;
}
var valid31 = _errs133 === errors;
if(!valid31){
break;
}
}
if(valid31){
let i17 = data72.length;
let j5;
if(i17 > 1){
outer3:
for(;i17--;){
for(j5 = i17; j5--;){
if(func0(data72[i17], data72[j5])){
validate20.errors = [{instancePath:instancePath+"/asks/" + i15+"/for",schemaPath:"#/properties/asks/items/properties/for/uniqueItems",keyword:"uniqueItems",params:{i: i17, j: j5},schema:true,parentSchema:schema31.properties.asks.items.properties.for,data:data72}];
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
validate20.errors = [{instancePath:instancePath+"/asks/" + i15+"/for",schemaPath:"#/properties/asks/items/properties/for/type",keyword:"type",params:{type: "array"},schema:schema31.properties.asks.items.properties.for.type,parentSchema:schema31.properties.asks.items.properties.for,data:data72}];
return false;
}
}
var valid30 = _errs131 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data71.what !== undefined){
let data74 = data71.what;
const _errs134 = errors;
if(errors === _errs134){
if(typeof data74 === "string"){
if(func2(data74) < 1){
validate20.errors = [{instancePath:instancePath+"/asks/" + i15+"/what",schemaPath:"#/properties/asks/items/properties/what/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.asks.items.properties.what,data:data74}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/asks/" + i15+"/what",schemaPath:"#/properties/asks/items/properties/what/type",keyword:"type",params:{type: "string"},schema:schema31.properties.asks.items.properties.what.type,parentSchema:schema31.properties.asks.items.properties.what,data:data74}];
return false;
}
}
var valid30 = _errs134 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data71.by !== undefined){
let data75 = data71.by;
const _errs136 = errors;
if(errors === _errs136){
if(typeof data75 === "string"){
if(func2(data75) < 1){
validate20.errors = [{instancePath:instancePath+"/asks/" + i15+"/by",schemaPath:"#/properties/asks/items/properties/by/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.asks.items.properties.by,data:data75}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/asks/" + i15+"/by",schemaPath:"#/properties/asks/items/properties/by/type",keyword:"type",params:{type: "string"},schema:schema31.properties.asks.items.properties.by.type,parentSchema:schema31.properties.asks.items.properties.by,data:data75}];
return false;
}
}
var valid30 = _errs136 === errors;
}
else {
var valid30 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/asks/" + i15,schemaPath:"#/properties/asks/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.asks.items.type,parentSchema:schema31.properties.asks.items,data:data71}];
return false;
}
}
var valid29 = _errs128 === errors;
if(!valid29){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/asks",schemaPath:"#/properties/asks/type",keyword:"type",params:{type: "array"},schema:schema31.properties.asks.type,parentSchema:schema31.properties.asks,data:data70}];
return false;
}
}
var valid0 = _errs126 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.hosts !== undefined){
let data76 = data.hosts;
const _errs138 = errors;
if("names" !== data76){
validate20.errors = [{instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/const",keyword:"const",params:{allowedValue: "names"},schema:"names",parentSchema:schema31.properties.hosts,data:data76}];
return false;
}
var valid0 = _errs138 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.guidelines !== undefined){
let data77 = data.guidelines;
const _errs139 = errors;
if(errors === _errs139){
if(Array.isArray(data77)){
if(data77.length < 1){
validate20.errors = [{instancePath:instancePath+"/guidelines",schemaPath:"#/properties/guidelines/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.guidelines,data:data77}];
return false;
}
else {
var valid33 = true;
const len12 = data77.length;
for(let i18=0; i18<len12; i18++){
let data78 = data77[i18];
const _errs141 = errors;
if(!((data78 === "modern") || (data78 === "fips"))){
validate20.errors = [{instancePath:instancePath+"/guidelines/" + i18,schemaPath:"#/properties/guidelines/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.guidelines.items.enum},schema:schema31.properties.guidelines.items.enum,parentSchema:schema31.properties.guidelines.items,data:data78}];
return false;
}
var valid33 = _errs141 === errors;
if(!valid33){
break;
}
}
if(valid33){
let i19 = data77.length;
let j6;
if(i19 > 1){
outer4:
for(;i19--;){
for(j6 = i19; j6--;){
if(func0(data77[i19], data77[j6])){
validate20.errors = [{instancePath:instancePath+"/guidelines",schemaPath:"#/properties/guidelines/uniqueItems",keyword:"uniqueItems",params:{i: i19, j: j6},schema:true,parentSchema:schema31.properties.guidelines,data:data77}];
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
validate20.errors = [{instancePath:instancePath+"/guidelines",schemaPath:"#/properties/guidelines/type",keyword:"type",params:{type: "array"},schema:schema31.properties.guidelines.type,parentSchema:schema31.properties.guidelines,data:data77}];
return false;
}
}
var valid0 = _errs139 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cannot !== undefined){
let data79 = data.cannot;
const _errs142 = errors;
if(errors === _errs142){
if(Array.isArray(data79)){
var valid35 = true;
const len13 = data79.length;
for(let i20=0; i20<len13; i20++){
let data80 = data79[i20];
const _errs144 = errors;
if(errors === _errs144){
if(data80 && typeof data80 == "object" && !Array.isArray(data80)){
let missing10;
if(((data80.what === undefined) && (missing10 = "what")) || ((data80.instead === undefined) && (missing10 = "instead"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i20,schemaPath:"#/properties/cannot/items/required",keyword:"required",params:{missingProperty: missing10},schema:schema31.properties.cannot.items.required,parentSchema:schema31.properties.cannot.items,data:data80}];
return false;
}
else {
const _errs146 = errors;
for(const key13 in data80){
if(!((((key13 === "lacks") || (key13 === "guidelines")) || (key13 === "what")) || (key13 === "instead"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i20,schemaPath:"#/properties/cannot/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema31.properties.cannot.items,data:data80}];
return false;
break;
}
}
if(_errs146 === errors){
if(data80.lacks !== undefined){
let data81 = data80.lacks;
const _errs147 = errors;
if(errors === _errs147){
if(Array.isArray(data81)){
if(data81.length < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i20+"/lacks",schemaPath:"#/properties/cannot/items/properties/lacks/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.lacks,data:data81}];
return false;
}
else {
var valid37 = true;
const len14 = data81.length;
for(let i21=0; i21<len14; i21++){
let data82 = data81[i21];
const _errs149 = errors;
if(!(((((((((((((((((((((data82 === "identity") || (data82 === "claimsFrom")) || (data82 === "purpose")) || (data82 === "forgery")) || (data82 === "access")) || (data82 === "revocation")) || (data82 === "noResumption")) || (data82 === "completeCrl")) || (data82 === "newestCrl")) || (data82 === "noRevAvail")) || (data82 === "sni")) || (data82 === "host")) || (data82 === "requestTargets")) || (data82 === "framing")) || (data82 === "origin")) || (data82 === "limits")) || (data82 === "mlkem")) || (data82 === "mldsa")) || (data82 === "keepsGood")) || (data82 === "drains")) || (data82 === "pin"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i20+"/lacks/" + i21,schemaPath:"#/properties/cannot/items/properties/lacks/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.cannot.items.properties.lacks.items.enum},schema:schema31.properties.cannot.items.properties.lacks.items.enum,parentSchema:schema31.properties.cannot.items.properties.lacks.items,data:data82}];
return false;
}
var valid37 = _errs149 === errors;
if(!valid37){
break;
}
}
if(valid37){
let i22 = data81.length;
let j7;
if(i22 > 1){
outer5:
for(;i22--;){
for(j7 = i22; j7--;){
if(func0(data81[i22], data81[j7])){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i20+"/lacks",schemaPath:"#/properties/cannot/items/properties/lacks/uniqueItems",keyword:"uniqueItems",params:{i: i22, j: j7},schema:true,parentSchema:schema31.properties.cannot.items.properties.lacks,data:data81}];
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
validate20.errors = [{instancePath:instancePath+"/cannot/" + i20+"/lacks",schemaPath:"#/properties/cannot/items/properties/lacks/type",keyword:"type",params:{type: "array"},schema:schema31.properties.cannot.items.properties.lacks.type,parentSchema:schema31.properties.cannot.items.properties.lacks,data:data81}];
return false;
}
}
var valid36 = _errs147 === errors;
}
else {
var valid36 = true;
}
if(valid36){
if(data80.guidelines !== undefined){
let data83 = data80.guidelines;
const _errs150 = errors;
if(errors === _errs150){
if(Array.isArray(data83)){
if(data83.length < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i20+"/guidelines",schemaPath:"#/properties/cannot/items/properties/guidelines/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.guidelines,data:data83}];
return false;
}
else {
var valid39 = true;
const len15 = data83.length;
for(let i23=0; i23<len15; i23++){
let data84 = data83[i23];
const _errs152 = errors;
if(!((data84 === "modern") || (data84 === "fips"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i20+"/guidelines/" + i23,schemaPath:"#/properties/cannot/items/properties/guidelines/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.cannot.items.properties.guidelines.items.enum},schema:schema31.properties.cannot.items.properties.guidelines.items.enum,parentSchema:schema31.properties.cannot.items.properties.guidelines.items,data:data84}];
return false;
}
var valid39 = _errs152 === errors;
if(!valid39){
break;
}
}
if(valid39){
let i24 = data83.length;
let j8;
if(i24 > 1){
outer6:
for(;i24--;){
for(j8 = i24; j8--;){
if(func0(data83[i24], data83[j8])){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i20+"/guidelines",schemaPath:"#/properties/cannot/items/properties/guidelines/uniqueItems",keyword:"uniqueItems",params:{i: i24, j: j8},schema:true,parentSchema:schema31.properties.cannot.items.properties.guidelines,data:data83}];
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
validate20.errors = [{instancePath:instancePath+"/cannot/" + i20+"/guidelines",schemaPath:"#/properties/cannot/items/properties/guidelines/type",keyword:"type",params:{type: "array"},schema:schema31.properties.cannot.items.properties.guidelines.type,parentSchema:schema31.properties.cannot.items.properties.guidelines,data:data83}];
return false;
}
}
var valid36 = _errs150 === errors;
}
else {
var valid36 = true;
}
if(valid36){
if(data80.what !== undefined){
let data85 = data80.what;
const _errs153 = errors;
if(errors === _errs153){
if(typeof data85 === "string"){
if(func2(data85) < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i20+"/what",schemaPath:"#/properties/cannot/items/properties/what/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.what,data:data85}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i20+"/what",schemaPath:"#/properties/cannot/items/properties/what/type",keyword:"type",params:{type: "string"},schema:schema31.properties.cannot.items.properties.what.type,parentSchema:schema31.properties.cannot.items.properties.what,data:data85}];
return false;
}
}
var valid36 = _errs153 === errors;
}
else {
var valid36 = true;
}
if(valid36){
if(data80.instead !== undefined){
let data86 = data80.instead;
const _errs155 = errors;
if(errors === _errs155){
if(typeof data86 === "string"){
if(func2(data86) < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i20+"/instead",schemaPath:"#/properties/cannot/items/properties/instead/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.instead,data:data86}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i20+"/instead",schemaPath:"#/properties/cannot/items/properties/instead/type",keyword:"type",params:{type: "string"},schema:schema31.properties.cannot.items.properties.instead.type,parentSchema:schema31.properties.cannot.items.properties.instead,data:data86}];
return false;
}
}
var valid36 = _errs155 === errors;
}
else {
var valid36 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i20,schemaPath:"#/properties/cannot/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.cannot.items.type,parentSchema:schema31.properties.cannot.items,data:data80}];
return false;
}
}
var valid35 = _errs144 === errors;
if(!valid35){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot",schemaPath:"#/properties/cannot/type",keyword:"type",params:{type: "array"},schema:schema31.properties.cannot.type,parentSchema:schema31.properties.cannot,data:data79}];
return false;
}
}
var valid0 = _errs142 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inputs !== undefined){
let data87 = data.inputs;
const _errs157 = errors;
if(errors === _errs157){
if(data87 && typeof data87 == "object" && !Array.isArray(data87)){
let missing11;
if(((data87.address === undefined) && (missing11 = "address")) || ((data87.port === undefined) && (missing11 = "port"))){
validate20.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/required",keyword:"required",params:{missingProperty: missing11},schema:schema31.properties.inputs.required,parentSchema:schema31.properties.inputs,data:data87}];
return false;
}
else {
for(const key14 in data87){
const _errs159 = errors;
if(typeof key14 === "string"){
if(!pattern11.test(key14)){
const err2 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]{0,39}$"},schema:"^[a-z][A-Za-z0-9]{0,39}$",parentSchema:schema31.properties.inputs.propertyNames,data:key14,propertyName:key14};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var valid41 = _errs159 === errors;
if(!valid41){
const err3 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames",keyword:"propertyNames",params:{propertyName: key14},schema:schema31.properties.inputs.propertyNames,parentSchema:schema31.properties.inputs,data:data87};
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
if(valid41){
for(const key15 in data87){
let data88 = data87[key15];
const _errs161 = errors;
if(errors === _errs161){
if(data88 && typeof data88 == "object" && !Array.isArray(data88)){
let missing12;
if((data88.type === undefined) && (missing12 = "type")){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/required",keyword:"required",params:{missingProperty: missing12},schema:schema31.properties.inputs.additionalProperties.required,parentSchema:schema31.properties.inputs.additionalProperties,data:data88}];
return false;
}
else {
const tag0 = data88.type;
if(typeof tag0 == "string"){
if(tag0 === "choice"){
const _errs164 = errors;
if(errors === _errs164){
if(data88 && typeof data88 == "object" && !Array.isArray(data88)){
let missing13;
if(((((data88.title === undefined) && (missing13 = "title")) || ((data88.type === undefined) && (missing13 = "type"))) || ((data88.default === undefined) && (missing13 = "default"))) || ((data88.values === undefined) && (missing13 = "values"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/required",keyword:"required",params:{missingProperty: missing13},schema:schema31.properties.inputs.additionalProperties.oneOf[0].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0],data:data88}];
return false;
}
else {
const _errs166 = errors;
for(const key16 in data88){
if(!((((key16 === "title") || (key16 === "type")) || (key16 === "default")) || (key16 === "values"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0],data:data88}];
return false;
break;
}
}
if(_errs166 === errors){
if(data88.title !== undefined){
let data89 = data88.title;
const _errs167 = errors;
const _errs168 = errors;
if(errors === _errs168){
if(typeof data89 === "string"){
if(func2(data89) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data89}];
return false;
}
else {
if(func2(data89) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data89}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data89}];
return false;
}
}
var valid45 = _errs167 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data88.type !== undefined){
let data90 = data88.type;
const _errs170 = errors;
if("choice" !== data90){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/type/const",keyword:"const",params:{allowedValue: "choice"},schema:"choice",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.type,data:data90}];
return false;
}
var valid45 = _errs170 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data88.default !== undefined){
let data91 = data88.default;
const _errs171 = errors;
if(typeof data91 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data91}];
return false;
}
var valid45 = _errs171 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data88.values !== undefined){
let data92 = data88.values;
const _errs174 = errors;
if(errors === _errs174){
if(Array.isArray(data92)){
if(data92.length < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values,data:data92}];
return false;
}
else {
var valid48 = true;
const len16 = data92.length;
for(let i25=0; i25<len16; i25++){
let data93 = data92[i25];
const _errs176 = errors;
if(errors === _errs176){
if(typeof data93 === "string"){
if(!pattern21.test(data93)){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i25,schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.items,data:data93}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i25,schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.items.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.items,data:data93}];
return false;
}
}
var valid48 = _errs176 === errors;
if(!valid48){
break;
}
}
if(valid48){
let i26 = data92.length;
let j9;
if(i26 > 1){
const indices2 = {};
for(;i26--;){
let item2 = data92[i26];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j9 = indices2[item2];
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/uniqueItems",keyword:"uniqueItems",params:{i: i26, j: j9},schema:true,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values,data:data92}];
return false;
break;
}
indices2[item2] = i26;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/type",keyword:"type",params:{type: "array"},schema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values,data:data92}];
return false;
}
}
var valid45 = _errs174 === errors;
}
else {
var valid45 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[0].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0],data:data88}];
return false;
}
}
var props0 = true;
}
else if(tag0 === "integer"){
const _errs178 = errors;
if(errors === _errs178){
if(data88 && typeof data88 == "object" && !Array.isArray(data88)){
let missing14;
if((((((data88.title === undefined) && (missing14 = "title")) || ((data88.type === undefined) && (missing14 = "type"))) || ((data88.default === undefined) && (missing14 = "default"))) || ((data88.minimum === undefined) && (missing14 = "minimum"))) || ((data88.maximum === undefined) && (missing14 = "maximum"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/required",keyword:"required",params:{missingProperty: missing14},schema:schema31.properties.inputs.additionalProperties.oneOf[1].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1],data:data88}];
return false;
}
else {
const _errs180 = errors;
for(const key17 in data88){
if(!(((((key17 === "title") || (key17 === "type")) || (key17 === "default")) || (key17 === "minimum")) || (key17 === "maximum"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1],data:data88}];
return false;
break;
}
}
if(_errs180 === errors){
if(data88.title !== undefined){
let data94 = data88.title;
const _errs181 = errors;
const _errs182 = errors;
if(errors === _errs182){
if(typeof data94 === "string"){
if(func2(data94) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data94}];
return false;
}
else {
if(func2(data94) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data94}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data94}];
return false;
}
}
var valid51 = _errs181 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data88.type !== undefined){
let data95 = data88.type;
const _errs184 = errors;
if("integer" !== data95){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/properties/type/const",keyword:"const",params:{allowedValue: "integer"},schema:"integer",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.type,data:data95}];
return false;
}
var valid51 = _errs184 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data88.default !== undefined){
let data96 = data88.default;
const _errs185 = errors;
if(typeof data96 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data96}];
return false;
}
var valid51 = _errs185 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data88.minimum !== undefined){
let data97 = data88.minimum;
const _errs188 = errors;
if(!(((typeof data97 == "number") && (!(data97 % 1) && !isNaN(data97))) && (isFinite(data97)))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/minimum",schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/properties/minimum/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.minimum.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.minimum,data:data97}];
return false;
}
var valid51 = _errs188 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data88.maximum !== undefined){
let data98 = data88.maximum;
const _errs190 = errors;
if(!(((typeof data98 == "number") && (!(data98 % 1) && !isNaN(data98))) && (isFinite(data98)))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/maximum",schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/properties/maximum/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.maximum.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.maximum,data:data98}];
return false;
}
var valid51 = _errs190 === errors;
}
else {
var valid51 = true;
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[1].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1],data:data88}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "text"){
const _errs192 = errors;
if(errors === _errs192){
if(data88 && typeof data88 == "object" && !Array.isArray(data88)){
let missing15;
if(((((data88.title === undefined) && (missing15 = "title")) || ((data88.type === undefined) && (missing15 = "type"))) || ((data88.default === undefined) && (missing15 = "default"))) || ((data88.pattern === undefined) && (missing15 = "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/required",keyword:"required",params:{missingProperty: missing15},schema:schema31.properties.inputs.additionalProperties.oneOf[2].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data88}];
return false;
}
else {
const _errs194 = errors;
for(const key18 in data88){
if(!((((key18 === "title") || (key18 === "type")) || (key18 === "default")) || (key18 === "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data88}];
return false;
break;
}
}
if(_errs194 === errors){
if(data88.title !== undefined){
let data99 = data88.title;
const _errs195 = errors;
const _errs196 = errors;
if(errors === _errs196){
if(typeof data99 === "string"){
if(func2(data99) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data99}];
return false;
}
else {
if(func2(data99) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data99}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data99}];
return false;
}
}
var valid55 = _errs195 === errors;
}
else {
var valid55 = true;
}
if(valid55){
if(data88.type !== undefined){
let data100 = data88.type;
const _errs198 = errors;
if(!((data100 === "text") || (data100 === "list"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type,data:data100}];
return false;
}
var valid55 = _errs198 === errors;
}
else {
var valid55 = true;
}
if(valid55){
if(data88.default !== undefined){
let data101 = data88.default;
const _errs199 = errors;
if(typeof data101 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data101}];
return false;
}
var valid55 = _errs199 === errors;
}
else {
var valid55 = true;
}
if(valid55){
if(data88.pattern !== undefined){
let data102 = data88.pattern;
const _errs202 = errors;
if(errors === _errs202){
if(typeof data102 === "string"){
if(func2(data102) > 500){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data102}];
return false;
}
else {
if(func2(data102) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data102}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data102}];
return false;
}
}
var valid55 = _errs202 === errors;
}
else {
var valid55 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data88}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "list"){
const _errs204 = errors;
if(errors === _errs204){
if(data88 && typeof data88 == "object" && !Array.isArray(data88)){
let missing16;
if(((((data88.title === undefined) && (missing16 = "title")) || ((data88.type === undefined) && (missing16 = "type"))) || ((data88.default === undefined) && (missing16 = "default"))) || ((data88.pattern === undefined) && (missing16 = "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/required",keyword:"required",params:{missingProperty: missing16},schema:schema31.properties.inputs.additionalProperties.oneOf[2].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data88}];
return false;
}
else {
const _errs206 = errors;
for(const key19 in data88){
if(!((((key19 === "title") || (key19 === "type")) || (key19 === "default")) || (key19 === "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data88}];
return false;
break;
}
}
if(_errs206 === errors){
if(data88.title !== undefined){
let data103 = data88.title;
const _errs207 = errors;
const _errs208 = errors;
if(errors === _errs208){
if(typeof data103 === "string"){
if(func2(data103) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data103}];
return false;
}
else {
if(func2(data103) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data103}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data103}];
return false;
}
}
var valid59 = _errs207 === errors;
}
else {
var valid59 = true;
}
if(valid59){
if(data88.type !== undefined){
let data104 = data88.type;
const _errs210 = errors;
if(!((data104 === "text") || (data104 === "list"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type,data:data104}];
return false;
}
var valid59 = _errs210 === errors;
}
else {
var valid59 = true;
}
if(valid59){
if(data88.default !== undefined){
let data105 = data88.default;
const _errs211 = errors;
if(typeof data105 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data105}];
return false;
}
var valid59 = _errs211 === errors;
}
else {
var valid59 = true;
}
if(valid59){
if(data88.pattern !== undefined){
let data106 = data88.pattern;
const _errs214 = errors;
if(errors === _errs214){
if(typeof data106 === "string"){
if(func2(data106) > 500){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data106}];
return false;
}
else {
if(func2(data106) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data106}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data106}];
return false;
}
}
var valid59 = _errs214 === errors;
}
else {
var valid59 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data88}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "endpoint"){
const _errs216 = errors;
if(errors === _errs216){
if(data88 && typeof data88 == "object" && !Array.isArray(data88)){
let missing17;
if((((data88.title === undefined) && (missing17 = "title")) || ((data88.type === undefined) && (missing17 = "type"))) || ((data88.default === undefined) && (missing17 = "default"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/required",keyword:"required",params:{missingProperty: missing17},schema:schema31.properties.inputs.additionalProperties.oneOf[3].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3],data:data88}];
return false;
}
else {
const _errs218 = errors;
for(const key20 in data88){
if(!((((key20 === "title") || (key20 === "type")) || (key20 === "default")) || (key20 === "schemes"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3],data:data88}];
return false;
break;
}
}
if(_errs218 === errors){
if(data88.title !== undefined){
let data107 = data88.title;
const _errs219 = errors;
const _errs220 = errors;
if(errors === _errs220){
if(typeof data107 === "string"){
if(func2(data107) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data107}];
return false;
}
else {
if(func2(data107) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data107}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data107}];
return false;
}
}
var valid63 = _errs219 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data88.type !== undefined){
let data108 = data88.type;
const _errs222 = errors;
if("endpoint" !== data108){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/properties/type/const",keyword:"const",params:{allowedValue: "endpoint"},schema:"endpoint",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.type,data:data108}];
return false;
}
var valid63 = _errs222 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data88.default !== undefined){
let data109 = data88.default;
const _errs223 = errors;
if(typeof data109 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data109}];
return false;
}
var valid63 = _errs223 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data88.schemes !== undefined){
let data110 = data88.schemes;
const _errs226 = errors;
if(errors === _errs226){
if(Array.isArray(data110)){
if(data110.length < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/schemes",schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/properties/schemes/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes,data:data110}];
return false;
}
else {
var valid66 = true;
const len17 = data110.length;
for(let i27=0; i27<len17; i27++){
let data111 = data110[i27];
const _errs228 = errors;
if(!(((data111 === "http") || (data111 === "https")) || (data111 === "unix"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/schemes/" + i27,schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/properties/schemes/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes.items.enum},schema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes.items.enum,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes.items,data:data111}];
return false;
}
var valid66 = _errs228 === errors;
if(!valid66){
break;
}
}
if(valid66){
let i28 = data110.length;
let j10;
if(i28 > 1){
outer7:
for(;i28--;){
for(j10 = i28; j10--;){
if(func0(data110[i28], data110[j10])){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/schemes",schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/properties/schemes/uniqueItems",keyword:"uniqueItems",params:{i: i28, j: j10},schema:true,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes,data:data110}];
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
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/schemes",schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/properties/schemes/type",keyword:"type",params:{type: "array"},schema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes,data:data110}];
return false;
}
}
var valid63 = _errs226 === errors;
}
else {
var valid63 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[3].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3],data:data88}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "type", tagValue: tag0},schema:schema31.properties.inputs.additionalProperties.discriminator,parentSchema:schema31.properties.inputs.additionalProperties,data:data88}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/discriminator",keyword:"discriminator",params:{error: "tag", tag: "type", tagValue: tag0},schema:schema31.properties.inputs.additionalProperties.discriminator,parentSchema:schema31.properties.inputs.additionalProperties,data:data88}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.type,parentSchema:schema31.properties.inputs.additionalProperties,data:data88}];
return false;
}
}
var valid42 = _errs161 === errors;
if(!valid42){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.type,parentSchema:schema31.properties.inputs,data:data87}];
return false;
}
}
var valid0 = _errs157 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.commands !== undefined){
let data112 = data.commands;
const _errs229 = errors;
if(errors === _errs229){
if(data112 && typeof data112 == "object" && !Array.isArray(data112)){
let missing18;
if((((data112.check === undefined) && (missing18 = "check")) || ((data112.run === undefined) && (missing18 = "run"))) || ((data112.reload === undefined) && (missing18 = "reload"))){
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/required",keyword:"required",params:{missingProperty: missing18},schema:schema31.properties.commands.required,parentSchema:schema31.properties.commands,data:data112}];
return false;
}
else {
const _errs231 = errors;
for(const key21 in data112){
if(!((((((((key21 === "build") || (key21 === "check")) || (key21 === "run")) || (key21 === "version")) || (key21 === "reload")) || (key21 === "sample")) || (key21 === "stop")) || (key21 === "beside"))){
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},schema:false,parentSchema:schema31.properties.commands,data:data112}];
return false;
break;
}
}
if(_errs231 === errors){
if(data112.build !== undefined){
let data113 = data112.build;
const _errs232 = errors;
if(errors === _errs232){
if(data113 && typeof data113 == "object" && !Array.isArray(data113)){
let missing19;
if(((data113.argv === undefined) && (missing19 = "argv")) || ((data113.makes === undefined) && (missing19 = "makes"))){
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/required",keyword:"required",params:{missingProperty: missing19},schema:schema31.properties.commands.properties.build.required,parentSchema:schema31.properties.commands.properties.build,data:data113}];
return false;
}
else {
const _errs234 = errors;
for(const key22 in data113){
if(!((key22 === "argv") || (key22 === "makes"))){
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},schema:false,parentSchema:schema31.properties.commands.properties.build,data:data113}];
return false;
break;
}
}
if(_errs234 === errors){
if(data113.argv !== undefined){
let data114 = data113.argv;
const _errs235 = errors;
if(errors === _errs235){
if(Array.isArray(data114)){
if(data114.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/build/argv",schemaPath:"#/properties/commands/properties/build/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.build.properties.argv,data:data114}];
return false;
}
else {
var valid70 = true;
const len18 = data114.length;
for(let i29=0; i29<len18; i29++){
let data115 = data114[i29];
const _errs237 = errors;
if(errors === _errs237){
if(typeof data115 === "string"){
if(func2(data115) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/build/argv/" + i29,schemaPath:"#/properties/commands/properties/build/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.build.properties.argv.items,data:data115}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/argv/" + i29,schemaPath:"#/properties/commands/properties/build/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.build.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.build.properties.argv.items,data:data115}];
return false;
}
}
var valid70 = _errs237 === errors;
if(!valid70){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/argv",schemaPath:"#/properties/commands/properties/build/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.build.properties.argv.type,parentSchema:schema31.properties.commands.properties.build.properties.argv,data:data114}];
return false;
}
}
var valid69 = _errs235 === errors;
}
else {
var valid69 = true;
}
if(valid69){
if(data113.makes !== undefined){
let data116 = data113.makes;
const _errs239 = errors;
if(errors === _errs239){
if(typeof data116 === "string"){
if(!pattern22.test(data116)){
validate20.errors = [{instancePath:instancePath+"/commands/build/makes",schemaPath:"#/properties/commands/properties/build/properties/makes/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.commands.properties.build.properties.makes,data:data116}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/makes",schemaPath:"#/properties/commands/properties/build/properties/makes/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.build.properties.makes.type,parentSchema:schema31.properties.commands.properties.build.properties.makes,data:data116}];
return false;
}
}
var valid69 = _errs239 === errors;
}
else {
var valid69 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.build.type,parentSchema:schema31.properties.commands.properties.build,data:data113}];
return false;
}
}
var valid68 = _errs232 === errors;
}
else {
var valid68 = true;
}
if(valid68){
if(data112.check !== undefined){
let data117 = data112.check;
const _errs241 = errors;
if(errors === _errs241){
if(data117 && typeof data117 == "object" && !Array.isArray(data117)){
let missing20;
if((data117.argv === undefined) && (missing20 = "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/required",keyword:"required",params:{missingProperty: missing20},schema:schema31.properties.commands.properties.check.required,parentSchema:schema31.properties.commands.properties.check,data:data117}];
return false;
}
else {
const _errs243 = errors;
for(const key23 in data117){
if(!(key23 === "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key23},schema:false,parentSchema:schema31.properties.commands.properties.check,data:data117}];
return false;
break;
}
}
if(_errs243 === errors){
if(data117.argv !== undefined){
let data118 = data117.argv;
const _errs244 = errors;
if(errors === _errs244){
if(Array.isArray(data118)){
if(data118.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/check/argv",schemaPath:"#/properties/commands/properties/check/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.check.properties.argv,data:data118}];
return false;
}
else {
var valid72 = true;
const len19 = data118.length;
for(let i30=0; i30<len19; i30++){
let data119 = data118[i30];
const _errs246 = errors;
if(errors === _errs246){
if(typeof data119 === "string"){
if(func2(data119) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/check/argv/" + i30,schemaPath:"#/properties/commands/properties/check/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.check.properties.argv.items,data:data119}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check/argv/" + i30,schemaPath:"#/properties/commands/properties/check/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.check.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.check.properties.argv.items,data:data119}];
return false;
}
}
var valid72 = _errs246 === errors;
if(!valid72){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check/argv",schemaPath:"#/properties/commands/properties/check/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.check.properties.argv.type,parentSchema:schema31.properties.commands.properties.check.properties.argv,data:data118}];
return false;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.check.type,parentSchema:schema31.properties.commands.properties.check,data:data117}];
return false;
}
}
var valid68 = _errs241 === errors;
}
else {
var valid68 = true;
}
if(valid68){
if(data112.run !== undefined){
let data120 = data112.run;
const _errs248 = errors;
if(errors === _errs248){
if(data120 && typeof data120 == "object" && !Array.isArray(data120)){
let missing21;
if(((data120.argv === undefined) && (missing21 = "argv")) || ((data120.ready === undefined) && (missing21 = "ready"))){
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/required",keyword:"required",params:{missingProperty: missing21},schema:schema31.properties.commands.properties.run.required,parentSchema:schema31.properties.commands.properties.run,data:data120}];
return false;
}
else {
const _errs250 = errors;
for(const key24 in data120){
if(!((key24 === "argv") || (key24 === "ready"))){
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key24},schema:false,parentSchema:schema31.properties.commands.properties.run,data:data120}];
return false;
break;
}
}
if(_errs250 === errors){
if(data120.argv !== undefined){
let data121 = data120.argv;
const _errs251 = errors;
if(errors === _errs251){
if(Array.isArray(data121)){
if(data121.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/argv",schemaPath:"#/properties/commands/properties/run/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.argv,data:data121}];
return false;
}
else {
var valid74 = true;
const len20 = data121.length;
for(let i31=0; i31<len20; i31++){
let data122 = data121[i31];
const _errs253 = errors;
if(errors === _errs253){
if(typeof data122 === "string"){
if(func2(data122) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/argv/" + i31,schemaPath:"#/properties/commands/properties/run/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.argv.items,data:data122}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/argv/" + i31,schemaPath:"#/properties/commands/properties/run/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.run.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.run.properties.argv.items,data:data122}];
return false;
}
}
var valid74 = _errs253 === errors;
if(!valid74){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/argv",schemaPath:"#/properties/commands/properties/run/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.run.properties.argv.type,parentSchema:schema31.properties.commands.properties.run.properties.argv,data:data121}];
return false;
}
}
var valid73 = _errs251 === errors;
}
else {
var valid73 = true;
}
if(valid73){
if(data120.ready !== undefined){
let data123 = data120.ready;
const _errs255 = errors;
if(errors === _errs255){
if(typeof data123 === "string"){
if(func2(data123) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/ready",schemaPath:"#/properties/commands/properties/run/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.ready,data:data123}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/ready",schemaPath:"#/properties/commands/properties/run/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.run.properties.ready.type,parentSchema:schema31.properties.commands.properties.run.properties.ready,data:data123}];
return false;
}
}
var valid73 = _errs255 === errors;
}
else {
var valid73 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.run.type,parentSchema:schema31.properties.commands.properties.run,data:data120}];
return false;
}
}
var valid68 = _errs248 === errors;
}
else {
var valid68 = true;
}
if(valid68){
if(data112.version !== undefined){
let data124 = data112.version;
const _errs257 = errors;
if(errors === _errs257){
if(data124 && typeof data124 == "object" && !Array.isArray(data124)){
let missing22;
if((data124.argv === undefined) && (missing22 = "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/version",schemaPath:"#/properties/commands/properties/version/required",keyword:"required",params:{missingProperty: missing22},schema:schema31.properties.commands.properties.version.required,parentSchema:schema31.properties.commands.properties.version,data:data124}];
return false;
}
else {
const _errs259 = errors;
for(const key25 in data124){
if(!((key25 === "argv") || (key25 === "after"))){
validate20.errors = [{instancePath:instancePath+"/commands/version",schemaPath:"#/properties/commands/properties/version/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25},schema:false,parentSchema:schema31.properties.commands.properties.version,data:data124}];
return false;
break;
}
}
if(_errs259 === errors){
if(data124.argv !== undefined){
let data125 = data124.argv;
const _errs260 = errors;
if(errors === _errs260){
if(Array.isArray(data125)){
if(data125.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/version/argv",schemaPath:"#/properties/commands/properties/version/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.version.properties.argv,data:data125}];
return false;
}
else {
var valid76 = true;
const len21 = data125.length;
for(let i32=0; i32<len21; i32++){
let data126 = data125[i32];
const _errs262 = errors;
if(errors === _errs262){
if(typeof data126 === "string"){
if(func2(data126) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/version/argv/" + i32,schemaPath:"#/properties/commands/properties/version/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.version.properties.argv.items,data:data126}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/version/argv/" + i32,schemaPath:"#/properties/commands/properties/version/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.version.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.version.properties.argv.items,data:data126}];
return false;
}
}
var valid76 = _errs262 === errors;
if(!valid76){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/version/argv",schemaPath:"#/properties/commands/properties/version/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.version.properties.argv.type,parentSchema:schema31.properties.commands.properties.version.properties.argv,data:data125}];
return false;
}
}
var valid75 = _errs260 === errors;
}
else {
var valid75 = true;
}
if(valid75){
if(data124.after !== undefined){
let data127 = data124.after;
const _errs264 = errors;
if(errors === _errs264){
if(typeof data127 === "string"){
if(func2(data127) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/version/after",schemaPath:"#/properties/commands/properties/version/properties/after/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.version.properties.after,data:data127}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/version/after",schemaPath:"#/properties/commands/properties/version/properties/after/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.version.properties.after.type,parentSchema:schema31.properties.commands.properties.version.properties.after,data:data127}];
return false;
}
}
var valid75 = _errs264 === errors;
}
else {
var valid75 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/version",schemaPath:"#/properties/commands/properties/version/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.version.type,parentSchema:schema31.properties.commands.properties.version,data:data124}];
return false;
}
}
var valid68 = _errs257 === errors;
}
else {
var valid68 = true;
}
if(valid68){
if(data112.reload !== undefined){
let data128 = data112.reload;
const _errs266 = errors;
if(errors === _errs266){
if(data128 && typeof data128 == "object" && !Array.isArray(data128)){
let missing23;
if((data128.by === undefined) && (missing23 = "by")){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/required",keyword:"required",params:{missingProperty: missing23},schema:schema31.properties.commands.properties.reload.required,parentSchema:schema31.properties.commands.properties.reload,data:data128}];
return false;
}
else {
const tag1 = data128.by;
if(typeof tag1 == "string"){
if(tag1 === "signal"){
const _errs269 = errors;
if(errors === _errs269){
if(data128 && typeof data128 == "object" && !Array.isArray(data128)){
let missing24;
if(((((data128.by === undefined) && (missing24 = "by")) || ((data128.signal === undefined) && (missing24 = "signal"))) || ((data128.done === undefined) && (missing24 = "done"))) || ((data128.failed === undefined) && (missing24 = "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/0/required",keyword:"required",params:{missingProperty: missing24},schema:schema31.properties.commands.properties.reload.oneOf[0].required,parentSchema:schema31.properties.commands.properties.reload.oneOf[0],data:data128}];
return false;
}
else {
const _errs271 = errors;
for(const key26 in data128){
if(!((((key26 === "by") || (key26 === "signal")) || (key26 === "done")) || (key26 === "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26},schema:false,parentSchema:schema31.properties.commands.properties.reload.oneOf[0],data:data128}];
return false;
break;
}
}
if(_errs271 === errors){
if(data128.by !== undefined){
let data129 = data128.by;
const _errs272 = errors;
if("signal" !== data129){
validate20.errors = [{instancePath:instancePath+"/commands/reload/by",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/by/const",keyword:"const",params:{allowedValue: "signal"},schema:"signal",parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.by,data:data129}];
return false;
}
var valid79 = _errs272 === errors;
}
else {
var valid79 = true;
}
if(valid79){
if(data128.signal !== undefined){
let data130 = data128.signal;
const _errs273 = errors;
if(!(((data130 === "SIGHUP") || (data130 === "SIGUSR1")) || (data130 === "SIGUSR2"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload/signal",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.reload.oneOf[0].properties.signal.enum},schema:schema31.properties.commands.properties.reload.oneOf[0].properties.signal.enum,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.signal,data:data130}];
return false;
}
var valid79 = _errs273 === errors;
}
else {
var valid79 = true;
}
if(valid79){
if(data128.done !== undefined){
let data131 = data128.done;
const _errs274 = errors;
if(errors === _errs274){
if(typeof data131 === "string"){
if(func2(data131) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/done/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.done,data:data131}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/done/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[0].properties.done.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.done,data:data131}];
return false;
}
}
var valid79 = _errs274 === errors;
}
else {
var valid79 = true;
}
if(valid79){
if(data128.failed !== undefined){
let data132 = data128.failed;
const _errs276 = errors;
if(errors === _errs276){
if(typeof data132 === "string"){
if(func2(data132) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/failed/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.failed,data:data132}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/failed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[0].properties.failed.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.failed,data:data132}];
return false;
}
}
var valid79 = _errs276 === errors;
}
else {
var valid79 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.oneOf[0].type,parentSchema:schema31.properties.commands.properties.reload.oneOf[0],data:data128}];
return false;
}
}
var props1 = true;
}
else if(tag1 === "command"){
const _errs278 = errors;
if(errors === _errs278){
if(data128 && typeof data128 == "object" && !Array.isArray(data128)){
let missing25;
if(((data128.by === undefined) && (missing25 = "by")) || ((data128.argv === undefined) && (missing25 = "argv"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/1/required",keyword:"required",params:{missingProperty: missing25},schema:schema31.properties.commands.properties.reload.oneOf[1].required,parentSchema:schema31.properties.commands.properties.reload.oneOf[1],data:data128}];
return false;
}
else {
const _errs280 = errors;
for(const key27 in data128){
if(!((key27 === "by") || (key27 === "argv"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key27},schema:false,parentSchema:schema31.properties.commands.properties.reload.oneOf[1],data:data128}];
return false;
break;
}
}
if(_errs280 === errors){
if(data128.by !== undefined){
let data133 = data128.by;
const _errs281 = errors;
if("command" !== data133){
validate20.errors = [{instancePath:instancePath+"/commands/reload/by",schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/by/const",keyword:"const",params:{allowedValue: "command"},schema:"command",parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.by,data:data133}];
return false;
}
var valid81 = _errs281 === errors;
}
else {
var valid81 = true;
}
if(valid81){
if(data128.argv !== undefined){
let data134 = data128.argv;
const _errs282 = errors;
if(errors === _errs282){
if(Array.isArray(data134)){
if(data134.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/argv",schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv,data:data134}];
return false;
}
else {
var valid82 = true;
const len22 = data134.length;
for(let i33=0; i33<len22; i33++){
let data135 = data134[i33];
const _errs284 = errors;
if(errors === _errs284){
if(typeof data135 === "string"){
if(func2(data135) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/argv/" + i33,schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv.items,data:data135}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/argv/" + i33,schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv.items.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv.items,data:data135}];
return false;
}
}
var valid82 = _errs284 === errors;
if(!valid82){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/argv",schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv,data:data134}];
return false;
}
}
var valid81 = _errs282 === errors;
}
else {
var valid81 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.oneOf[1].type,parentSchema:schema31.properties.commands.properties.reload.oneOf[1],data:data128}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else if(tag1 === "watching"){
const _errs286 = errors;
if(errors === _errs286){
if(data128 && typeof data128 == "object" && !Array.isArray(data128)){
let missing26;
if((((data128.by === undefined) && (missing26 = "by")) || ((data128.done === undefined) && (missing26 = "done"))) || ((data128.failed === undefined) && (missing26 = "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/2/required",keyword:"required",params:{missingProperty: missing26},schema:schema31.properties.commands.properties.reload.oneOf[2].required,parentSchema:schema31.properties.commands.properties.reload.oneOf[2],data:data128}];
return false;
}
else {
const _errs288 = errors;
for(const key28 in data128){
if(!(((key28 === "by") || (key28 === "done")) || (key28 === "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key28},schema:false,parentSchema:schema31.properties.commands.properties.reload.oneOf[2],data:data128}];
return false;
break;
}
}
if(_errs288 === errors){
if(data128.by !== undefined){
let data136 = data128.by;
const _errs289 = errors;
if("watching" !== data136){
validate20.errors = [{instancePath:instancePath+"/commands/reload/by",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/by/const",keyword:"const",params:{allowedValue: "watching"},schema:"watching",parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.by,data:data136}];
return false;
}
var valid84 = _errs289 === errors;
}
else {
var valid84 = true;
}
if(valid84){
if(data128.done !== undefined){
let data137 = data128.done;
const _errs290 = errors;
if(errors === _errs290){
if(typeof data137 === "string"){
if(func2(data137) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/done/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.done,data:data137}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/done/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[2].properties.done.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.done,data:data137}];
return false;
}
}
var valid84 = _errs290 === errors;
}
else {
var valid84 = true;
}
if(valid84){
if(data128.failed !== undefined){
let data138 = data128.failed;
const _errs292 = errors;
if(errors === _errs292){
if(typeof data138 === "string"){
if(func2(data138) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/failed/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.failed,data:data138}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/failed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[2].properties.failed.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.failed,data:data138}];
return false;
}
}
var valid84 = _errs292 === errors;
}
else {
var valid84 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.oneOf[2].type,parentSchema:schema31.properties.commands.properties.reload.oneOf[2],data:data128}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else if(tag1 === "restart"){
const _errs294 = errors;
if(errors === _errs294){
if(data128 && typeof data128 == "object" && !Array.isArray(data128)){
let missing27;
if((data128.by === undefined) && (missing27 = "by")){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/3/required",keyword:"required",params:{missingProperty: missing27},schema:schema31.properties.commands.properties.reload.oneOf[3].required,parentSchema:schema31.properties.commands.properties.reload.oneOf[3],data:data128}];
return false;
}
else {
const _errs296 = errors;
for(const key29 in data128){
if(!(key29 === "by")){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key29},schema:false,parentSchema:schema31.properties.commands.properties.reload.oneOf[3],data:data128}];
return false;
break;
}
}
if(_errs296 === errors){
if(data128.by !== undefined){
let data139 = data128.by;
if("restart" !== data139){
validate20.errors = [{instancePath:instancePath+"/commands/reload/by",schemaPath:"#/properties/commands/properties/reload/oneOf/3/properties/by/const",keyword:"const",params:{allowedValue: "restart"},schema:"restart",parentSchema:schema31.properties.commands.properties.reload.oneOf[3].properties.by,data:data139}];
return false;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/3/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.oneOf[3].type,parentSchema:schema31.properties.commands.properties.reload.oneOf[3],data:data128}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "by", tagValue: tag1},schema:schema31.properties.commands.properties.reload.discriminator,parentSchema:schema31.properties.commands.properties.reload,data:data128}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/discriminator",keyword:"discriminator",params:{error: "tag", tag: "by", tagValue: tag1},schema:schema31.properties.commands.properties.reload.discriminator,parentSchema:schema31.properties.commands.properties.reload,data:data128}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.type,parentSchema:schema31.properties.commands.properties.reload,data:data128}];
return false;
}
}
var valid68 = _errs266 === errors;
}
else {
var valid68 = true;
}
if(valid68){
if(data112.sample !== undefined){
let data140 = data112.sample;
const _errs298 = errors;
if(errors === _errs298){
if(data140 && typeof data140 == "object" && !Array.isArray(data140)){
let missing28;
if(((((data140.argv === undefined) && (missing28 = "argv")) || ((data140.ready === undefined) && (missing28 = "ready"))) || ((data140.input === undefined) && (missing28 = "input"))) || ((data140.value === undefined) && (missing28 = "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/required",keyword:"required",params:{missingProperty: missing28},schema:schema31.properties.commands.properties.sample.required,parentSchema:schema31.properties.commands.properties.sample,data:data140}];
return false;
}
else {
const _errs300 = errors;
for(const key30 in data140){
if(!((((key30 === "argv") || (key30 === "ready")) || (key30 === "input")) || (key30 === "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key30},schema:false,parentSchema:schema31.properties.commands.properties.sample,data:data140}];
return false;
break;
}
}
if(_errs300 === errors){
if(data140.argv !== undefined){
let data141 = data140.argv;
const _errs301 = errors;
if(errors === _errs301){
if(Array.isArray(data141)){
if(data141.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv",schemaPath:"#/properties/commands/properties/sample/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.argv,data:data141}];
return false;
}
else {
var valid88 = true;
const len23 = data141.length;
for(let i34=0; i34<len23; i34++){
let data142 = data141[i34];
const _errs303 = errors;
if(errors === _errs303){
if(typeof data142 === "string"){
if(func2(data142) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv/" + i34,schemaPath:"#/properties/commands/properties/sample/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.argv.items,data:data142}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv/" + i34,schemaPath:"#/properties/commands/properties/sample/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.sample.properties.argv.items,data:data142}];
return false;
}
}
var valid88 = _errs303 === errors;
if(!valid88){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv",schemaPath:"#/properties/commands/properties/sample/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.sample.properties.argv.type,parentSchema:schema31.properties.commands.properties.sample.properties.argv,data:data141}];
return false;
}
}
var valid87 = _errs301 === errors;
}
else {
var valid87 = true;
}
if(valid87){
if(data140.ready !== undefined){
let data143 = data140.ready;
const _errs305 = errors;
if(errors === _errs305){
if(typeof data143 === "string"){
if(func2(data143) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/ready",schemaPath:"#/properties/commands/properties/sample/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.ready,data:data143}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/ready",schemaPath:"#/properties/commands/properties/sample/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.ready.type,parentSchema:schema31.properties.commands.properties.sample.properties.ready,data:data143}];
return false;
}
}
var valid87 = _errs305 === errors;
}
else {
var valid87 = true;
}
if(valid87){
if(data140.input !== undefined){
let data144 = data140.input;
const _errs307 = errors;
if(errors === _errs307){
if(typeof data144 === "string"){
if(func2(data144) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/input",schemaPath:"#/properties/commands/properties/sample/properties/input/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.input,data:data144}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/input",schemaPath:"#/properties/commands/properties/sample/properties/input/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.input.type,parentSchema:schema31.properties.commands.properties.sample.properties.input,data:data144}];
return false;
}
}
var valid87 = _errs307 === errors;
}
else {
var valid87 = true;
}
if(valid87){
if(data140.value !== undefined){
let data145 = data140.value;
const _errs309 = errors;
if(errors === _errs309){
if(typeof data145 === "string"){
if(func2(data145) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/value",schemaPath:"#/properties/commands/properties/sample/properties/value/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.value,data:data145}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/value",schemaPath:"#/properties/commands/properties/sample/properties/value/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.value.type,parentSchema:schema31.properties.commands.properties.sample.properties.value,data:data145}];
return false;
}
}
var valid87 = _errs309 === errors;
}
else {
var valid87 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.sample.type,parentSchema:schema31.properties.commands.properties.sample,data:data140}];
return false;
}
}
var valid68 = _errs298 === errors;
}
else {
var valid68 = true;
}
if(valid68){
if(data112.stop !== undefined){
let data146 = data112.stop;
const _errs311 = errors;
if(!(data146 && typeof data146 == "object" && !Array.isArray(data146))){
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.stop.type,parentSchema:schema31.properties.commands.properties.stop,data:data146}];
return false;
}
const _errs313 = errors;
let valid89 = false;
let passing0 = null;
const _errs314 = errors;
if(errors === _errs314){
if(data146 && typeof data146 == "object" && !Array.isArray(data146)){
let missing29;
if((data146.signal === undefined) && (missing29 = "signal")){
const err4 = {instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/oneOf/0/required",keyword:"required",params:{missingProperty: missing29},schema:schema31.properties.commands.properties.stop.oneOf[0].required,parentSchema:schema31.properties.commands.properties.stop.oneOf[0],data:data146};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
const _errs316 = errors;
for(const key31 in data146){
if(!(key31 === "signal")){
const err5 = {instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key31},schema:false,parentSchema:schema31.properties.commands.properties.stop.oneOf[0],data:data146};
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
if(_errs316 === errors){
if(data146.signal !== undefined){
let data147 = data146.signal;
if(!(((data147 === "SIGTERM") || (data147 === "SIGQUIT")) || (data147 === "SIGUSR1"))){
const err6 = {instancePath:instancePath+"/commands/stop/signal",schemaPath:"#/properties/commands/properties/stop/oneOf/0/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.stop.oneOf[0].properties.signal.enum},schema:schema31.properties.commands.properties.stop.oneOf[0].properties.signal.enum,parentSchema:schema31.properties.commands.properties.stop.oneOf[0].properties.signal,data:data147};
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
const err7 = {instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/oneOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.stop.oneOf[0].type,parentSchema:schema31.properties.commands.properties.stop.oneOf[0],data:data146};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid0 = _errs314 === errors;
if(_valid0){
valid89 = true;
passing0 = 0;
var props2 = true;
}
const _errs318 = errors;
if(errors === _errs318){
if(data146 && typeof data146 == "object" && !Array.isArray(data146)){
let missing30;
if((data146.argv === undefined) && (missing30 = "argv")){
const err8 = {instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/oneOf/1/required",keyword:"required",params:{missingProperty: missing30},schema:schema31.properties.commands.properties.stop.oneOf[1].required,parentSchema:schema31.properties.commands.properties.stop.oneOf[1],data:data146};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
const _errs320 = errors;
for(const key32 in data146){
if(!(key32 === "argv")){
const err9 = {instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key32},schema:false,parentSchema:schema31.properties.commands.properties.stop.oneOf[1],data:data146};
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
if(_errs320 === errors){
if(data146.argv !== undefined){
let data148 = data146.argv;
const _errs321 = errors;
if(errors === _errs321){
if(Array.isArray(data148)){
if(data148.length < 1){
const err10 = {instancePath:instancePath+"/commands/stop/argv",schemaPath:"#/properties/commands/properties/stop/oneOf/1/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.stop.oneOf[1].properties.argv,data:data148};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
var valid92 = true;
const len24 = data148.length;
for(let i35=0; i35<len24; i35++){
let data149 = data148[i35];
const _errs323 = errors;
if(errors === _errs323){
if(typeof data149 === "string"){
if(func2(data149) < 1){
const err11 = {instancePath:instancePath+"/commands/stop/argv/" + i35,schemaPath:"#/properties/commands/properties/stop/oneOf/1/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.stop.oneOf[1].properties.argv.items,data:data149};
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
const err12 = {instancePath:instancePath+"/commands/stop/argv/" + i35,schemaPath:"#/properties/commands/properties/stop/oneOf/1/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.stop.oneOf[1].properties.argv.items.type,parentSchema:schema31.properties.commands.properties.stop.oneOf[1].properties.argv.items,data:data149};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
var valid92 = _errs323 === errors;
if(!valid92){
break;
}
}
}
}
else {
const err13 = {instancePath:instancePath+"/commands/stop/argv",schemaPath:"#/properties/commands/properties/stop/oneOf/1/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.stop.oneOf[1].properties.argv.type,parentSchema:schema31.properties.commands.properties.stop.oneOf[1].properties.argv,data:data148};
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
const err14 = {instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/oneOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.stop.oneOf[1].type,parentSchema:schema31.properties.commands.properties.stop.oneOf[1],data:data146};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
var _valid0 = _errs318 === errors;
if(_valid0 && valid89){
valid89 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid89 = true;
passing0 = 1;
if(props2 !== true){
props2 = true;
}
}
}
if(!valid89){
const err15 = {instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},schema:schema31.properties.commands.properties.stop.oneOf,parentSchema:schema31.properties.commands.properties.stop,data:data146};
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
errors = _errs313;
if(vErrors !== null){
if(_errs313){
vErrors.length = _errs313;
}
else {
vErrors = null;
}
}
}
var valid68 = _errs311 === errors;
}
else {
var valid68 = true;
}
if(valid68){
if(data112.beside !== undefined){
let data150 = data112.beside;
const _errs325 = errors;
if(errors === _errs325){
if(data150 && typeof data150 == "object" && !Array.isArray(data150)){
let missing31;
if((((((data150.argv === undefined) && (missing31 = "argv")) || ((data150.ready === undefined) && (missing31 = "ready"))) || ((data150.check === undefined) && (missing31 = "check"))) || ((data150.reads === undefined) && (missing31 = "reads"))) || ((data150.reload === undefined) && (missing31 = "reload"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside",schemaPath:"#/properties/commands/properties/beside/required",keyword:"required",params:{missingProperty: missing31},schema:schema31.properties.commands.properties.beside.required,parentSchema:schema31.properties.commands.properties.beside,data:data150}];
return false;
}
else {
const _errs327 = errors;
for(const key33 in data150){
if(!((((((key33 === "argv") || (key33 === "ready")) || (key33 === "check")) || (key33 === "place")) || (key33 === "reads")) || (key33 === "reload"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside",schemaPath:"#/properties/commands/properties/beside/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key33},schema:false,parentSchema:schema31.properties.commands.properties.beside,data:data150}];
return false;
break;
}
}
if(_errs327 === errors){
if(data150.argv !== undefined){
let data151 = data150.argv;
const _errs328 = errors;
if(errors === _errs328){
if(Array.isArray(data151)){
if(data151.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/argv",schemaPath:"#/properties/commands/properties/beside/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.argv,data:data151}];
return false;
}
else {
var valid94 = true;
const len25 = data151.length;
for(let i36=0; i36<len25; i36++){
let data152 = data151[i36];
const _errs330 = errors;
if(errors === _errs330){
if(typeof data152 === "string"){
if(func2(data152) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/argv/" + i36,schemaPath:"#/properties/commands/properties/beside/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.argv.items,data:data152}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/argv/" + i36,schemaPath:"#/properties/commands/properties/beside/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.beside.properties.argv.items,data:data152}];
return false;
}
}
var valid94 = _errs330 === errors;
if(!valid94){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/argv",schemaPath:"#/properties/commands/properties/beside/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.beside.properties.argv.type,parentSchema:schema31.properties.commands.properties.beside.properties.argv,data:data151}];
return false;
}
}
var valid93 = _errs328 === errors;
}
else {
var valid93 = true;
}
if(valid93){
if(data150.ready !== undefined){
let data153 = data150.ready;
const _errs332 = errors;
if(errors === _errs332){
if(typeof data153 === "string"){
if(func2(data153) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/ready",schemaPath:"#/properties/commands/properties/beside/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.ready,data:data153}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/ready",schemaPath:"#/properties/commands/properties/beside/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.ready.type,parentSchema:schema31.properties.commands.properties.beside.properties.ready,data:data153}];
return false;
}
}
var valid93 = _errs332 === errors;
}
else {
var valid93 = true;
}
if(valid93){
if(data150.check !== undefined){
let data154 = data150.check;
const _errs334 = errors;
if(errors === _errs334){
if(data154 && typeof data154 == "object" && !Array.isArray(data154)){
let missing32;
if((data154.argv === undefined) && (missing32 = "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/beside/check",schemaPath:"#/properties/commands/properties/beside/properties/check/required",keyword:"required",params:{missingProperty: missing32},schema:schema31.properties.commands.properties.beside.properties.check.required,parentSchema:schema31.properties.commands.properties.beside.properties.check,data:data154}];
return false;
}
else {
const _errs336 = errors;
for(const key34 in data154){
if(!(key34 === "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/beside/check",schemaPath:"#/properties/commands/properties/beside/properties/check/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key34},schema:false,parentSchema:schema31.properties.commands.properties.beside.properties.check,data:data154}];
return false;
break;
}
}
if(_errs336 === errors){
if(data154.argv !== undefined){
let data155 = data154.argv;
const _errs337 = errors;
if(errors === _errs337){
if(Array.isArray(data155)){
if(data155.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/check/argv",schemaPath:"#/properties/commands/properties/beside/properties/check/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.check.properties.argv,data:data155}];
return false;
}
else {
var valid96 = true;
const len26 = data155.length;
for(let i37=0; i37<len26; i37++){
let data156 = data155[i37];
const _errs339 = errors;
if(errors === _errs339){
if(typeof data156 === "string"){
if(func2(data156) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/check/argv/" + i37,schemaPath:"#/properties/commands/properties/beside/properties/check/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.check.properties.argv.items,data:data156}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/check/argv/" + i37,schemaPath:"#/properties/commands/properties/beside/properties/check/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.check.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.beside.properties.check.properties.argv.items,data:data156}];
return false;
}
}
var valid96 = _errs339 === errors;
if(!valid96){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/check/argv",schemaPath:"#/properties/commands/properties/beside/properties/check/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.beside.properties.check.properties.argv.type,parentSchema:schema31.properties.commands.properties.beside.properties.check.properties.argv,data:data155}];
return false;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/check",schemaPath:"#/properties/commands/properties/beside/properties/check/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.beside.properties.check.type,parentSchema:schema31.properties.commands.properties.beside.properties.check,data:data154}];
return false;
}
}
var valid93 = _errs334 === errors;
}
else {
var valid93 = true;
}
if(valid93){
if(data150.place !== undefined){
let data157 = data150.place;
const _errs341 = errors;
if(errors === _errs341){
if(data157 && typeof data157 == "object" && !Array.isArray(data157)){
let missing33;
if(((data157.input === undefined) && (missing33 = "input")) || ((data157.value === undefined) && (missing33 = "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside/place",schemaPath:"#/properties/commands/properties/beside/properties/place/required",keyword:"required",params:{missingProperty: missing33},schema:schema31.properties.commands.properties.beside.properties.place.required,parentSchema:schema31.properties.commands.properties.beside.properties.place,data:data157}];
return false;
}
else {
const _errs343 = errors;
for(const key35 in data157){
if(!((key35 === "input") || (key35 === "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside/place",schemaPath:"#/properties/commands/properties/beside/properties/place/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key35},schema:false,parentSchema:schema31.properties.commands.properties.beside.properties.place,data:data157}];
return false;
break;
}
}
if(_errs343 === errors){
if(data157.input !== undefined){
let data158 = data157.input;
const _errs344 = errors;
if(errors === _errs344){
if(typeof data158 === "string"){
if(func2(data158) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/place/input",schemaPath:"#/properties/commands/properties/beside/properties/place/properties/input/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.place.properties.input,data:data158}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/place/input",schemaPath:"#/properties/commands/properties/beside/properties/place/properties/input/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.place.properties.input.type,parentSchema:schema31.properties.commands.properties.beside.properties.place.properties.input,data:data158}];
return false;
}
}
var valid97 = _errs344 === errors;
}
else {
var valid97 = true;
}
if(valid97){
if(data157.value !== undefined){
let data159 = data157.value;
const _errs346 = errors;
if(errors === _errs346){
if(typeof data159 === "string"){
if(func2(data159) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/place/value",schemaPath:"#/properties/commands/properties/beside/properties/place/properties/value/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.place.properties.value,data:data159}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/place/value",schemaPath:"#/properties/commands/properties/beside/properties/place/properties/value/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.place.properties.value.type,parentSchema:schema31.properties.commands.properties.beside.properties.place.properties.value,data:data159}];
return false;
}
}
var valid97 = _errs346 === errors;
}
else {
var valid97 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/place",schemaPath:"#/properties/commands/properties/beside/properties/place/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.beside.properties.place.type,parentSchema:schema31.properties.commands.properties.beside.properties.place,data:data157}];
return false;
}
}
var valid93 = _errs341 === errors;
}
else {
var valid93 = true;
}
if(valid93){
if(data150.reads !== undefined){
let data160 = data150.reads;
const _errs348 = errors;
if(errors === _errs348){
if(Array.isArray(data160)){
if(data160.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reads",schemaPath:"#/properties/commands/properties/beside/properties/reads/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.reads,data:data160}];
return false;
}
else {
var valid98 = true;
const len27 = data160.length;
for(let i38=0; i38<len27; i38++){
let data161 = data160[i38];
const _errs350 = errors;
if(errors === _errs350){
if(typeof data161 === "string"){
if(func2(data161) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reads/" + i38,schemaPath:"#/properties/commands/properties/beside/properties/reads/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.reads.items,data:data161}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/reads/" + i38,schemaPath:"#/properties/commands/properties/beside/properties/reads/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.reads.items.type,parentSchema:schema31.properties.commands.properties.beside.properties.reads.items,data:data161}];
return false;
}
}
var valid98 = _errs350 === errors;
if(!valid98){
break;
}
}
if(valid98){
let i39 = data160.length;
let j11;
if(i39 > 1){
const indices3 = {};
for(;i39--;){
let item3 = data160[i39];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j11 = indices3[item3];
validate20.errors = [{instancePath:instancePath+"/commands/beside/reads",schemaPath:"#/properties/commands/properties/beside/properties/reads/uniqueItems",keyword:"uniqueItems",params:{i: i39, j: j11},schema:true,parentSchema:schema31.properties.commands.properties.beside.properties.reads,data:data160}];
return false;
break;
}
indices3[item3] = i39;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/reads",schemaPath:"#/properties/commands/properties/beside/properties/reads/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.beside.properties.reads.type,parentSchema:schema31.properties.commands.properties.beside.properties.reads,data:data160}];
return false;
}
}
var valid93 = _errs348 === errors;
}
else {
var valid93 = true;
}
if(valid93){
if(data150.reload !== undefined){
let data162 = data150.reload;
const _errs352 = errors;
if(errors === _errs352){
if(data162 && typeof data162 == "object" && !Array.isArray(data162)){
let missing34;
if((((data162.signal === undefined) && (missing34 = "signal")) || ((data162.done === undefined) && (missing34 = "done"))) || ((data162.failed === undefined) && (missing34 = "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload",schemaPath:"#/properties/commands/properties/beside/properties/reload/required",keyword:"required",params:{missingProperty: missing34},schema:schema31.properties.commands.properties.beside.properties.reload.required,parentSchema:schema31.properties.commands.properties.beside.properties.reload,data:data162}];
return false;
}
else {
const _errs354 = errors;
for(const key36 in data162){
if(!(((key36 === "signal") || (key36 === "done")) || (key36 === "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload",schemaPath:"#/properties/commands/properties/beside/properties/reload/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key36},schema:false,parentSchema:schema31.properties.commands.properties.beside.properties.reload,data:data162}];
return false;
break;
}
}
if(_errs354 === errors){
if(data162.signal !== undefined){
let data163 = data162.signal;
const _errs355 = errors;
if(!(((data163 === "SIGHUP") || (data163 === "SIGUSR1")) || (data163 === "SIGUSR2"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload/signal",schemaPath:"#/properties/commands/properties/beside/properties/reload/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.beside.properties.reload.properties.signal.enum},schema:schema31.properties.commands.properties.beside.properties.reload.properties.signal.enum,parentSchema:schema31.properties.commands.properties.beside.properties.reload.properties.signal,data:data163}];
return false;
}
var valid100 = _errs355 === errors;
}
else {
var valid100 = true;
}
if(valid100){
if(data162.done !== undefined){
let data164 = data162.done;
const _errs356 = errors;
if(errors === _errs356){
if(typeof data164 === "string"){
if(func2(data164) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload/done",schemaPath:"#/properties/commands/properties/beside/properties/reload/properties/done/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.reload.properties.done,data:data164}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload/done",schemaPath:"#/properties/commands/properties/beside/properties/reload/properties/done/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.reload.properties.done.type,parentSchema:schema31.properties.commands.properties.beside.properties.reload.properties.done,data:data164}];
return false;
}
}
var valid100 = _errs356 === errors;
}
else {
var valid100 = true;
}
if(valid100){
if(data162.failed !== undefined){
let data165 = data162.failed;
const _errs358 = errors;
if(errors === _errs358){
if(typeof data165 === "string"){
if(func2(data165) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload/failed",schemaPath:"#/properties/commands/properties/beside/properties/reload/properties/failed/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.reload.properties.failed,data:data165}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload/failed",schemaPath:"#/properties/commands/properties/beside/properties/reload/properties/failed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.reload.properties.failed.type,parentSchema:schema31.properties.commands.properties.beside.properties.reload.properties.failed,data:data165}];
return false;
}
}
var valid100 = _errs358 === errors;
}
else {
var valid100 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload",schemaPath:"#/properties/commands/properties/beside/properties/reload/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.beside.properties.reload.type,parentSchema:schema31.properties.commands.properties.beside.properties.reload,data:data162}];
return false;
}
}
var valid93 = _errs352 === errors;
}
else {
var valid93 = true;
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
validate20.errors = [{instancePath:instancePath+"/commands/beside",schemaPath:"#/properties/commands/properties/beside/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.beside.type,parentSchema:schema31.properties.commands.properties.beside,data:data150}];
return false;
}
}
var valid68 = _errs325 === errors;
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
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.type,parentSchema:schema31.properties.commands,data:data112}];
return false;
}
}
var valid0 = _errs229 === errors;
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
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
