// @ts-nocheck
/** Generated from `pki/schemas/target.schema.json` by `npm run generate`. Not for editing. */
import { isDeepStrictEqual } from 'node:util'
import type { Validator } from '../gate.ts'
import type { TargetJson } from './types.ts'

export const validateTarget: Validator<TargetJson> = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:target","title":"Target","description":"A server program that configuration is written for. Its name is the name of its folder in templates/.","type":"object","additionalProperties":false,"required":["title","summary","kind","install","versions","sinceVersion","files","material","claims","cannot","inputs","commands"],"properties":{"$schema":{"title":"Schema","description":"Where an editor finds this schema.","type":"string"},"title":{"title":"Title","description":"The program, as its makers write it.","type":"string","minLength":1,"maxLength":60},"summary":{"title":"Summary","description":"What is exported, in one line.","type":"string","minLength":1,"maxLength":160},"kind":{"title":"Kind","description":"started: the real server is started, attacked, reloaded and attacked again. checked: its own program checks what is exported, and nothing is started.","enum":["started","checked"]},"install":{"title":"Install","description":"How its program comes onto a machine, in half a sentence.","type":"string","minLength":1},"versions":{"title":"Versions","description":"The versions of the program that the templates are right for.","type":"object","additionalProperties":false,"required":["oldest","assumed"],"properties":{"oldest":{"title":"Oldest","description":"The first version covered, such as 20.0.0.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"before":{"title":"Before","description":"The first version that is not covered any more, if there is one.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"assumed":{"title":"Assumed","description":"The version that is written for when none is named.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}},"sinceVersion":{"title":"Since version","description":"What depends on the version. Each name is true in a template from its version on, so that no template compares versions.","type":"object","propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,39}$"},"additionalProperties":{"title":"Fact","description":"One thing that newer versions can do.","type":"object","additionalProperties":false,"required":["title","since"],"properties":{"title":{"title":"Title","description":"What is true, in a few words.","type":"string","minLength":1,"maxLength":160},"since":{"title":"Since","description":"The first version of which it is true.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}}},"files":{"title":"Files","description":"What is written, apart from keys, certificates and CRLs.","type":"array","minItems":1,"items":{"title":"File","description":"A file that is copied as it is; or, with a language, rendered from the template of the same name with .liquid behind it. It lies in the folder of the target; or, with from or parts, where these say.","type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"title":"Path","description":"Where it is written, under the exported directory.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"language":{"title":"Language","description":"The language that it is written in, which decides how values are escaped.","type":"string","pattern":"^[a-z][a-z0-9-]{0,29}$"},"from":{"title":"From","description":"The file of templates/parts/ that it is, for files that several targets share.","type":"string","pattern":"^parts/(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"parts":{"title":"Parts","description":"The pieces that it is made of, joined in this order: files of templates/parts/, or of the target's folder.","type":"array","minItems":2,"items":{"title":"Part","description":"The path of a file, from templates/ where it begins with parts/, otherwise from the folder of the target.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}},"keep":{"title":"Keep","description":"Written once, for its owner only, and left as it is by every later export: a secret of the deployment.","const":true}},"dependentRequired":{"keep":["language"]},"dependentSchemas":{"from":{"properties":{"parts":false}}}}},"folders":{"title":"Folders","description":"Folders that the server writes into while it runs. They are made empty, and what is in them is left alone.","type":"array","uniqueItems":true,"items":{"title":"Folder","description":"Its name, under the exported directory.","type":"string","pattern":"^[a-z][a-z0-9-]{0,39}$"}},"own":{"title":"Own","description":"Files and folders of the user's own, directly in the exported directory: exports make none, and leave them alone.","type":"array","uniqueItems":true,"items":{"title":"Path","description":"Its name.","type":"string","pattern":"^[a-z][a-z0-9.-]{0,39}$"}},"material":{"title":"Material","description":"The files that hold keys, certificates and CRLs: each of the four in one of them.","type":"array","minItems":1,"items":{"title":"File","description":"One such file. One that holds the server's key is for its owner only.","type":"object","additionalProperties":false,"required":["path","holds","form"],"properties":{"path":{"title":"Path","description":"Where it is written, under the exported directory.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"holds":{"title":"Holds","description":"What it holds, in this order. serverChain: the server's certificate and what stands between it and its trust anchor. serverKey: its private key. clientAuthority: the one certificate that client certificates must be issued by. clientCrl: the CRL of that authority.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Part","description":"One of the four.","enum":["serverChain","serverKey","clientAuthority","clientCrl"]}},"form":{"title":"Form","description":"pem: as text. base64: the PEM in base64 once more, in one line.","enum":["pem","base64"]}}}},"claims":{"title":"Claims","description":"The abilities of the exported server; the tests check each of them. An ability that is not claimed here must be named in lacks, under cannot.","type":"object","additionalProperties":false,"properties":{"identity":{"title":"Identity","description":"The application gets the identity of the client, exactly as in the certificate: as an object in the same process, or in a header.","enum":["object","header"]},"claimsFrom":{"title":"Claims from","description":"The server reads claims from an extension (oid) or from a URI (uri). It refuses a certificate with a claim of a wrong type.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Place","description":"An extension of its own, or a URI.","enum":["oid","uri"]}},"purpose":{"title":"Purpose","description":"The server refuses a certificate that is not for clients (without clientAuth in its extended key usage).","const":true},"forgery":{"title":"Forgery","description":"Identity headers that a client sends never reach the application.","const":true},"access":{"title":"Access","description":"The server enforces access rules, if they use only the abilities that its manifest lists.","type":"object","additionalProperties":false,"required":["by","instead"],"properties":{"by":{"title":"By","description":"The abilities of the server. An export whose rules need another ability is refused.","type":"array","uniqueItems":true,"items":{"title":"Ability","description":"path and method of a request; uri, dns and email names, and wildcards in them; claims by type, and ranges of whole numbers; paths decoded once.","enum":["path","method","uri","dns","email","wildcard","string","strings","integer","range","boolean","decode-once"]}},"instead":{"title":"Instead","description":"What to do where it cannot enforce a rule.","type":"string","minLength":1}}},"revocation":{"title":"Revocation","description":"After the CRL is loaded, a revoked client gets no new connection (handshake), and also no answer on a connection that is already open (request).","enum":["handshake","request"]},"noResumption":{"title":"No resumption","description":"The server resumes no TLS session, because a revoked client could resume an old session.","const":true},"completeCrl":{"title":"Complete CRL","description":"A CRL that covers only some certificates or reasons, such as a delta CRL, does not let a revoked client in again.","const":true},"newestCrl":{"title":"Newest CRL","description":"An older CRL, or another CRL with the same number, does not let a revoked client in again.","const":true},"noRevAvail":{"title":"noRevAvail looked up","description":"The server looks up a certificate that says that it is never revoked (noRevAvail, RFC 9608) in the CRL like any other certificate: a revoked one is refused, and without a current CRL none gets in.","const":true},"sni":{"title":"SNI","description":"The server refuses a handshake with another server name (SNI), or without one.","const":true},"host":{"title":"Host","description":"The server answers 421 to a request for another host than the host of the export.","const":true},"requestTargets":{"title":"Request targets","description":"The server answers 400 to a request target that two programs could read in different ways.","const":true},"framing":{"title":"Framing","description":"Every answer, also an error, forbids browsers to show it in a frame.","const":true},"origin":{"title":"Origin","description":"The server accepts requests that change something only from allowed origins, and answers no CORS preflight.","const":true},"limits":{"title":"Limits","description":"The server enforces the limits that were chosen at export.","const":true},"mlkem":{"title":"ML-KEM","description":"The server offers the hybrid group X25519MLKEM768: always, or if its TLS library supports it.","enum":["where-supported","always"]},"mldsa":{"title":"ML-DSA (experimental)","description":"The server admits clients of an authority that has an ML-DSA key, and clients that have one, over TLS 1.3: always, or if its TLS library supports it.","enum":["where-supported","always"]},"keepsGood":{"title":"Keeps the good","description":"If a file cannot be read at a reload, the server keeps the content that it had loaded before.","const":true},"drains":{"title":"Drains","description":"When the server is stopped, it finishes the answers that it has begun.","const":true},"pin":{"title":"Pin","description":"When the server starts, it compares its client authority with the pin.","const":true}}},"unit":{"title":"Unit","description":"What a unit of systemd for it must leave out of the limits that it sets to others.","type":"object","additionalProperties":false,"properties":{"jit":{"title":"JIT","description":"The program writes machine code while it runs, as engines of JavaScript do, and needs memory that can be written and executed.","const":true}}},"guidelines":{"title":"Guidelines","description":"The guidelines beside intermediate that its exports can follow; the tests attack it by each. Without them, an export by another than intermediate is refused.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Guideline","description":"The word of a guideline.","enum":["modern","fips"]}},"cannot":{"title":"Cannot","description":"What the exported server does not do, and what works in its place.","type":"array","items":{"title":"Limit","description":"One thing it cannot do.","type":"object","additionalProperties":false,"required":["what","instead"],"properties":{"lacks":{"title":"Lacks","description":"The claims that are not made because of it.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Claim","description":"The name of a claim.","enum":["identity","claimsFrom","purpose","forgery","access","revocation","noResumption","completeCrl","newestCrl","noRevAvail","sni","host","requestTargets","framing","origin","limits","mlkem","mldsa","keepsGood","drains","pin"]}},"guidelines":{"title":"Guidelines","description":"The guidelines that it cannot follow because of it; an export that asks for one is refused with this reason.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Guideline","description":"The word of a guideline.","enum":["modern","fips"]}},"what":{"title":"What","description":"What it cannot do.","type":"string","minLength":1},"instead":{"title":"Instead","description":"What works in its place.","type":"string","minLength":1}}}},"inputs":{"title":"Inputs","description":"What may be chosen at export, by name. Each has an allow-list: nothing else is taken.","type":"object","required":["address","port"],"propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,39}$"},"additionalProperties":{"title":"Input","description":"One choice, by its type. choice: one of the values. integer: within minimum and maximum. text: matching the pattern as a whole. list: texts with commas between, each matching. endpoint: the address of a backend, by one of the schemes.","type":"object","required":["type"],"discriminator":{"propertyName":"type"},"oneOf":[{"type":"object","additionalProperties":false,"required":["title","type","default","values"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"One of the values.","const":"choice"},"default":{"$ref":"#/$defs/inputDefault"},"values":{"title":"Values","description":"The words to choose from.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Value","description":"One word.","type":"string","pattern":"^[a-z0-9][a-z0-9-]*$"}}}},{"type":"object","additionalProperties":false,"required":["title","type","default","minimum","maximum"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"A whole number within minimum and maximum.","const":"integer"},"default":{"$ref":"#/$defs/inputDefault"},"minimum":{"title":"Minimum","description":"The smallest number taken.","type":"integer"},"maximum":{"title":"Maximum","description":"The largest number taken.","type":"integer"}}},{"type":"object","additionalProperties":false,"required":["title","type","default","pattern"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"text: matching the pattern as a whole. list: texts with commas between, each matching.","enum":["text","list"]},"default":{"$ref":"#/$defs/inputDefault"},"pattern":{"title":"Pattern","description":"A regular expression in the syntax of ECMAScript, without anchors, that each text matches as a whole.","type":"string","minLength":1,"maxLength":500}}},{"type":"object","additionalProperties":false,"required":["title","type","default"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"The address of a backend.","const":"endpoint"},"default":{"$ref":"#/$defs/inputDefault"},"schemes":{"title":"Schemes","description":"How backends are reached: http://HOST:PORT (the only way where this is left out), https://NAME:PORT, unix:PATH. With https, the input of the same name with Ca behind names the file of CA certificates that the backend is verified against.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Scheme","description":"One way.","enum":["http","https","unix"]}}}}]}},"commands":{"title":"Commands","description":"How the program is checked, run and reloaded, in the exported directory, as an ordinary user. {directory} and {name of an input} stand for their values.","type":"object","additionalProperties":false,"required":["check","run","reload"],"properties":{"build":{"title":"Build","description":"Makes the program, once, before it is checked and run; it may take minutes and the network.","type":"object","additionalProperties":false,"required":["argv","makes"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"makes":{"title":"Makes","description":"The folder that it writes into, under the exported directory; exports leave it alone, and it stays out of repositories and images.","type":"string","pattern":"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}}},"check":{"title":"Check","description":"Looks at the configuration without serving; status 0 means good.","type":"object","additionalProperties":false,"required":["argv"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}}}},"run":{"title":"Run","description":"Serves in the foreground.","type":"object","additionalProperties":false,"required":["argv","ready"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"ready":{"title":"Ready","description":"What it prints once it serves.","type":"string","minLength":1}}},"reload":{"title":"Reload","description":"How it takes up a new CRL or certificate: by signal, command, watching or restart.","type":"object","required":["by"],"discriminator":{"propertyName":"by"},"oneOf":[{"type":"object","additionalProperties":false,"required":["by","signal","done","failed"],"properties":{"by":{"title":"By","description":"A signal to its process.","const":"signal"},"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGHUP","SIGUSR1","SIGUSR2"]},"done":{"title":"Done","description":"What it prints once the new files are in force.","type":"string","minLength":1},"failed":{"title":"Failed","description":"What it prints when it keeps the old files.","type":"string","minLength":1}}},{"type":"object","additionalProperties":false,"required":["by","argv"],"properties":{"by":{"title":"By","description":"A command that ends with status 0 once the new files are in force, and with another where the old ones are kept.","const":"command"},"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}}}},{"type":"object","additionalProperties":false,"required":["by","done","failed"],"properties":{"by":{"title":"By","description":"It notices by itself that files were replaced.","const":"watching"},"done":{"title":"Done","description":"What it prints once the new files are in force.","type":"string","minLength":1},"failed":{"title":"Failed","description":"What it prints when it keeps the old files.","type":"string","minLength":1}}},{"type":"object","additionalProperties":false,"required":["by"],"properties":{"by":{"title":"By","description":"It is stopped, and run again.","const":"restart"}}}]},"sample":{"title":"Sample","description":"A backend to try it with, for servers that only pass requests on. Runs beside it.","type":"object","additionalProperties":false,"required":["argv","ready","input","value"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"ready":{"title":"Ready","description":"What it prints once it serves.","type":"string","minLength":1},"input":{"title":"Input","description":"The input that tells the server where this backend is.","type":"string","minLength":1},"value":{"title":"Value","description":"Its value; {port} stands for a free port.","type":"string","minLength":1}}},"stop":{"title":"Stop","description":"Ends it once the requests at hand are answered; SIGTERM where it is not said.","type":"object","additionalProperties":false,"required":["signal"],"properties":{"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGTERM","SIGQUIT","SIGUSR1"]}}},"beside":{"title":"Beside","description":"A program that the server asks, started before it and ended after it. countersign as the first word is this program.","type":"object","additionalProperties":false,"required":["argv","ready","check","reads","reload"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"ready":{"title":"Ready","description":"What it prints once it answers.","type":"string","minLength":1},"check":{"title":"Check","description":"Looks at what it goes by without answering; status 0 means good.","type":"object","additionalProperties":false,"required":["argv"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}}}},"place":{"title":"Place","description":"Where it listens, where that is a port; without it, below the exported directory.","type":"object","additionalProperties":false,"required":["input","value"],"properties":{"input":{"title":"Input","description":"The input that tells both programs.","type":"string","minLength":1},"value":{"title":"Value","description":"Its value; {port} stands for a free port.","type":"string","minLength":1}}},"reads":{"title":"Reads","description":"The exported files that it alone reads: where nothing else was replaced, the server need not reload.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Path","description":"A path under the exported directory.","type":"string","minLength":1}},"reload":{"title":"Reload","description":"How it takes up new files.","type":"object","additionalProperties":false,"required":["signal","done","failed"],"properties":{"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGHUP","SIGUSR1","SIGUSR2"]},"done":{"title":"Done","description":"What it prints once the new files are in force.","type":"string","minLength":1},"failed":{"title":"Failed","description":"What it prints when it keeps the old files.","type":"string","minLength":1}}}}}}}},"$defs":{"inputTitle":{"title":"Title","description":"What is chosen, in one line.","type":"string","minLength":1,"maxLength":160},"inputDefault":{"title":"Default","description":"What is taken when nothing is chosen, written as it would be given.","type":"string"}}};
const schema32 = {"title":"Title","description":"What is chosen, in one line.","type":"string","minLength":1,"maxLength":160};
const schema33 = {"title":"Default","description":"What is taken when nothing is chosen, written as it would be given.","type":"string"};
const func1 = Object.prototype.hasOwnProperty;
const func2 = (text) => [...text].length;
const func0 = isDeepStrictEqual;
const pattern4 = new RegExp("^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$", "u");
const pattern7 = new RegExp("^[a-z][A-Za-z0-9]{0,39}$", "u");
const pattern9 = new RegExp("^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "u");
const pattern10 = new RegExp("^[a-z][a-z0-9-]{0,29}$", "u");
const pattern11 = new RegExp("^parts/(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "u");
const pattern13 = new RegExp("^[a-z][a-z0-9-]{0,39}$", "u");
const pattern14 = new RegExp("^[a-z][a-z0-9.-]{0,39}$", "u");
const pattern17 = new RegExp("^[a-z0-9][a-z0-9-]*$", "u");
const pattern18 = new RegExp("^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "u");

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
if(data.sinceVersion !== undefined){
let data9 = data.sinceVersion;
const _errs20 = errors;
if(errors === _errs20){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key2 in data9){
const _errs22 = errors;
if(typeof key2 === "string"){
if(!pattern7.test(key2)){
const err0 = {instancePath:instancePath+"/sinceVersion",schemaPath:"#/properties/sinceVersion/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]{0,39}$"},schema:"^[a-z][A-Za-z0-9]{0,39}$",parentSchema:schema31.properties.sinceVersion.propertyNames,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid2 = _errs22 === errors;
if(!valid2){
const err1 = {instancePath:instancePath+"/sinceVersion",schemaPath:"#/properties/sinceVersion/propertyNames",keyword:"propertyNames",params:{propertyName: key2},schema:schema31.properties.sinceVersion.propertyNames,parentSchema:schema31.properties.sinceVersion,data:data9};
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
if(valid2){
for(const key3 in data9){
let data10 = data9[key3];
const _errs24 = errors;
if(errors === _errs24){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if(((data10.title === undefined) && (missing2 = "title")) || ((data10.since === undefined) && (missing2 = "since"))){
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sinceVersion/additionalProperties/required",keyword:"required",params:{missingProperty: missing2},schema:schema31.properties.sinceVersion.additionalProperties.required,parentSchema:schema31.properties.sinceVersion.additionalProperties,data:data10}];
return false;
}
else {
const _errs26 = errors;
for(const key4 in data10){
if(!((key4 === "title") || (key4 === "since"))){
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sinceVersion/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema31.properties.sinceVersion.additionalProperties,data:data10}];
return false;
break;
}
}
if(_errs26 === errors){
if(data10.title !== undefined){
let data11 = data10.title;
const _errs27 = errors;
if(errors === _errs27){
if(typeof data11 === "string"){
if(func2(data11) > 160){
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/sinceVersion/additionalProperties/properties/title/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema31.properties.sinceVersion.additionalProperties.properties.title,data:data11}];
return false;
}
else {
if(func2(data11) < 1){
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/sinceVersion/additionalProperties/properties/title/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.sinceVersion.additionalProperties.properties.title,data:data11}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/sinceVersion/additionalProperties/properties/title/type",keyword:"type",params:{type: "string"},schema:schema31.properties.sinceVersion.additionalProperties.properties.title.type,parentSchema:schema31.properties.sinceVersion.additionalProperties.properties.title,data:data11}];
return false;
}
}
var valid4 = _errs27 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.since !== undefined){
let data12 = data10.since;
const _errs29 = errors;
if(errors === _errs29){
if(typeof data12 === "string"){
if(!pattern4.test(data12)){
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/since",schemaPath:"#/properties/sinceVersion/additionalProperties/properties/since/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.sinceVersion.additionalProperties.properties.since,data:data12}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/since",schemaPath:"#/properties/sinceVersion/additionalProperties/properties/since/type",keyword:"type",params:{type: "string"},schema:schema31.properties.sinceVersion.additionalProperties.properties.since.type,parentSchema:schema31.properties.sinceVersion.additionalProperties.properties.since,data:data12}];
return false;
}
}
var valid4 = _errs29 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/sinceVersion/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sinceVersion/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.sinceVersion.additionalProperties.type,parentSchema:schema31.properties.sinceVersion.additionalProperties,data:data10}];
return false;
}
}
var valid3 = _errs24 === errors;
if(!valid3){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/sinceVersion",schemaPath:"#/properties/sinceVersion/type",keyword:"type",params:{type: "object"},schema:schema31.properties.sinceVersion.type,parentSchema:schema31.properties.sinceVersion,data:data9}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.files !== undefined){
let data13 = data.files;
const _errs31 = errors;
if(errors === _errs31){
if(Array.isArray(data13)){
if(data13.length < 1){
validate20.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.files,data:data13}];
return false;
}
else {
var valid5 = true;
const len0 = data13.length;
for(let i0=0; i0<len0; i0++){
let data14 = data13[i0];
const _errs33 = errors;
if(errors === _errs33){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
let missing3;
if((data14.path === undefined) && (missing3 = "path")){
validate20.errors = [{instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/required",keyword:"required",params:{missingProperty: missing3},schema:schema31.properties.files.items.required,parentSchema:schema31.properties.files.items,data:data14}];
return false;
}
else {
const _errs35 = errors;
for(const key5 in data14){
if(!(((((key5 === "path") || (key5 === "language")) || (key5 === "from")) || (key5 === "parts")) || (key5 === "keep"))){
validate20.errors = [{instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema31.properties.files.items,data:data14}];
return false;
break;
}
}
if(_errs35 === errors){
if(data14.path !== undefined){
let data15 = data14.path;
const _errs36 = errors;
if(errors === _errs36){
if(typeof data15 === "string"){
if(!pattern9.test(data15)){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/path",schemaPath:"#/properties/files/items/properties/path/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.files.items.properties.path,data:data15}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/path",schemaPath:"#/properties/files/items/properties/path/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.path.type,parentSchema:schema31.properties.files.items.properties.path,data:data15}];
return false;
}
}
var valid6 = _errs36 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data14.language !== undefined){
let data16 = data14.language;
const _errs38 = errors;
if(errors === _errs38){
if(typeof data16 === "string"){
if(!pattern10.test(data16)){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/language",schemaPath:"#/properties/files/items/properties/language/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,29}$"},schema:"^[a-z][a-z0-9-]{0,29}$",parentSchema:schema31.properties.files.items.properties.language,data:data16}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/language",schemaPath:"#/properties/files/items/properties/language/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.language.type,parentSchema:schema31.properties.files.items.properties.language,data:data16}];
return false;
}
}
var valid6 = _errs38 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data14.from !== undefined){
let data17 = data14.from;
const _errs40 = errors;
if(errors === _errs40){
if(typeof data17 === "string"){
if(!pattern11.test(data17)){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/from",schemaPath:"#/properties/files/items/properties/from/pattern",keyword:"pattern",params:{pattern: "^parts/(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^parts/(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.files.items.properties.from,data:data17}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/from",schemaPath:"#/properties/files/items/properties/from/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.from.type,parentSchema:schema31.properties.files.items.properties.from,data:data17}];
return false;
}
}
var valid6 = _errs40 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data14.parts !== undefined){
let data18 = data14.parts;
const _errs42 = errors;
if(errors === _errs42){
if(Array.isArray(data18)){
if(data18.length < 2){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/parts",schemaPath:"#/properties/files/items/properties/parts/minItems",keyword:"minItems",params:{limit: 2},schema:2,parentSchema:schema31.properties.files.items.properties.parts,data:data18}];
return false;
}
else {
var valid7 = true;
const len1 = data18.length;
for(let i1=0; i1<len1; i1++){
let data19 = data18[i1];
const _errs44 = errors;
if(errors === _errs44){
if(typeof data19 === "string"){
if(!pattern9.test(data19)){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/parts/" + i1,schemaPath:"#/properties/files/items/properties/parts/items/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.files.items.properties.parts.items,data:data19}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/parts/" + i1,schemaPath:"#/properties/files/items/properties/parts/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.parts.items.type,parentSchema:schema31.properties.files.items.properties.parts.items,data:data19}];
return false;
}
}
var valid7 = _errs44 === errors;
if(!valid7){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/parts",schemaPath:"#/properties/files/items/properties/parts/type",keyword:"type",params:{type: "array"},schema:schema31.properties.files.items.properties.parts.type,parentSchema:schema31.properties.files.items.properties.parts,data:data18}];
return false;
}
}
var valid6 = _errs42 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data14.keep !== undefined){
let data20 = data14.keep;
const _errs46 = errors;
if(true !== data20){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/keep",schemaPath:"#/properties/files/items/properties/keep/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.files.items.properties.keep,data:data20}];
return false;
}
var valid6 = _errs46 === errors;
}
else {
var valid6 = true;
}
if(valid6){
let missing4;
if(data14.keep !== undefined && ((data14.language === undefined) && (missing4 = "language"))){
validate20.errors = [{instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/dependentRequired",keyword:"dependentRequired",params:{property: "keep",
    missingProperty: missing4,
    depsCount: 1,
    deps: "language"},schema:schema31.properties.files.items.dependentRequired,parentSchema:schema31.properties.files.items,data:data14}];
return false;
}
else {
if(data14.from !== undefined){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.parts !== undefined){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/parts",schemaPath:"#/properties/files/items/dependentSchemas/from/properties/parts/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.files.items.dependentSchemas.from.properties.parts,data:data14.parts}];
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
validate20.errors = [{instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.files.items.type,parentSchema:schema31.properties.files.items,data:data14}];
return false;
}
}
var valid5 = _errs33 === errors;
if(!valid5){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "array"},schema:schema31.properties.files.type,parentSchema:schema31.properties.files,data:data13}];
return false;
}
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.folders !== undefined){
let data22 = data.folders;
const _errs48 = errors;
if(errors === _errs48){
if(Array.isArray(data22)){
var valid10 = true;
const len2 = data22.length;
for(let i2=0; i2<len2; i2++){
let data23 = data22[i2];
const _errs50 = errors;
if(errors === _errs50){
if(typeof data23 === "string"){
if(!pattern13.test(data23)){
validate20.errors = [{instancePath:instancePath+"/folders/" + i2,schemaPath:"#/properties/folders/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,39}$"},schema:"^[a-z][a-z0-9-]{0,39}$",parentSchema:schema31.properties.folders.items,data:data23}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/folders/" + i2,schemaPath:"#/properties/folders/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.folders.items.type,parentSchema:schema31.properties.folders.items,data:data23}];
return false;
}
}
var valid10 = _errs50 === errors;
if(!valid10){
break;
}
}
if(valid10){
let i3 = data22.length;
let j0;
if(i3 > 1){
const indices0 = {};
for(;i3--;){
let item0 = data22[i3];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate20.errors = [{instancePath:instancePath+"/folders",schemaPath:"#/properties/folders/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j0},schema:true,parentSchema:schema31.properties.folders,data:data22}];
return false;
break;
}
indices0[item0] = i3;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/folders",schemaPath:"#/properties/folders/type",keyword:"type",params:{type: "array"},schema:schema31.properties.folders.type,parentSchema:schema31.properties.folders,data:data22}];
return false;
}
}
var valid0 = _errs48 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.own !== undefined){
let data24 = data.own;
const _errs52 = errors;
if(errors === _errs52){
if(Array.isArray(data24)){
var valid12 = true;
const len3 = data24.length;
for(let i4=0; i4<len3; i4++){
let data25 = data24[i4];
const _errs54 = errors;
if(errors === _errs54){
if(typeof data25 === "string"){
if(!pattern14.test(data25)){
validate20.errors = [{instancePath:instancePath+"/own/" + i4,schemaPath:"#/properties/own/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9.-]{0,39}$"},schema:"^[a-z][a-z0-9.-]{0,39}$",parentSchema:schema31.properties.own.items,data:data25}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/own/" + i4,schemaPath:"#/properties/own/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.own.items.type,parentSchema:schema31.properties.own.items,data:data25}];
return false;
}
}
var valid12 = _errs54 === errors;
if(!valid12){
break;
}
}
if(valid12){
let i5 = data24.length;
let j1;
if(i5 > 1){
const indices1 = {};
for(;i5--;){
let item1 = data24[i5];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
validate20.errors = [{instancePath:instancePath+"/own",schemaPath:"#/properties/own/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j1},schema:true,parentSchema:schema31.properties.own,data:data24}];
return false;
break;
}
indices1[item1] = i5;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/own",schemaPath:"#/properties/own/type",keyword:"type",params:{type: "array"},schema:schema31.properties.own.type,parentSchema:schema31.properties.own,data:data24}];
return false;
}
}
var valid0 = _errs52 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.material !== undefined){
let data26 = data.material;
const _errs56 = errors;
if(errors === _errs56){
if(Array.isArray(data26)){
if(data26.length < 1){
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.material,data:data26}];
return false;
}
else {
var valid14 = true;
const len4 = data26.length;
for(let i6=0; i6<len4; i6++){
let data27 = data26[i6];
const _errs58 = errors;
if(errors === _errs58){
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
let missing5;
if((((data27.path === undefined) && (missing5 = "path")) || ((data27.holds === undefined) && (missing5 = "holds"))) || ((data27.form === undefined) && (missing5 = "form"))){
validate20.errors = [{instancePath:instancePath+"/material/" + i6,schemaPath:"#/properties/material/items/required",keyword:"required",params:{missingProperty: missing5},schema:schema31.properties.material.items.required,parentSchema:schema31.properties.material.items,data:data27}];
return false;
}
else {
const _errs60 = errors;
for(const key6 in data27){
if(!(((key6 === "path") || (key6 === "holds")) || (key6 === "form"))){
validate20.errors = [{instancePath:instancePath+"/material/" + i6,schemaPath:"#/properties/material/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},schema:false,parentSchema:schema31.properties.material.items,data:data27}];
return false;
break;
}
}
if(_errs60 === errors){
if(data27.path !== undefined){
let data28 = data27.path;
const _errs61 = errors;
if(errors === _errs61){
if(typeof data28 === "string"){
if(!pattern9.test(data28)){
validate20.errors = [{instancePath:instancePath+"/material/" + i6+"/path",schemaPath:"#/properties/material/items/properties/path/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.items.properties.path,data:data28}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/" + i6+"/path",schemaPath:"#/properties/material/items/properties/path/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.items.properties.path.type,parentSchema:schema31.properties.material.items.properties.path,data:data28}];
return false;
}
}
var valid15 = _errs61 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data27.holds !== undefined){
let data29 = data27.holds;
const _errs63 = errors;
if(errors === _errs63){
if(Array.isArray(data29)){
if(data29.length < 1){
validate20.errors = [{instancePath:instancePath+"/material/" + i6+"/holds",schemaPath:"#/properties/material/items/properties/holds/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.material.items.properties.holds,data:data29}];
return false;
}
else {
var valid16 = true;
const len5 = data29.length;
for(let i7=0; i7<len5; i7++){
let data30 = data29[i7];
const _errs65 = errors;
if(!((((data30 === "serverChain") || (data30 === "serverKey")) || (data30 === "clientAuthority")) || (data30 === "clientCrl"))){
validate20.errors = [{instancePath:instancePath+"/material/" + i6+"/holds/" + i7,schemaPath:"#/properties/material/items/properties/holds/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.material.items.properties.holds.items.enum},schema:schema31.properties.material.items.properties.holds.items.enum,parentSchema:schema31.properties.material.items.properties.holds.items,data:data30}];
return false;
}
var valid16 = _errs65 === errors;
if(!valid16){
break;
}
}
if(valid16){
let i8 = data29.length;
let j2;
if(i8 > 1){
outer0:
for(;i8--;){
for(j2 = i8; j2--;){
if(func0(data29[i8], data29[j2])){
validate20.errors = [{instancePath:instancePath+"/material/" + i6+"/holds",schemaPath:"#/properties/material/items/properties/holds/uniqueItems",keyword:"uniqueItems",params:{i: i8, j: j2},schema:true,parentSchema:schema31.properties.material.items.properties.holds,data:data29}];
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
validate20.errors = [{instancePath:instancePath+"/material/" + i6+"/holds",schemaPath:"#/properties/material/items/properties/holds/type",keyword:"type",params:{type: "array"},schema:schema31.properties.material.items.properties.holds.type,parentSchema:schema31.properties.material.items.properties.holds,data:data29}];
return false;
}
}
var valid15 = _errs63 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data27.form !== undefined){
let data31 = data27.form;
const _errs66 = errors;
if(!((data31 === "pem") || (data31 === "base64"))){
validate20.errors = [{instancePath:instancePath+"/material/" + i6+"/form",schemaPath:"#/properties/material/items/properties/form/enum",keyword:"enum",params:{allowedValues: schema31.properties.material.items.properties.form.enum},schema:schema31.properties.material.items.properties.form.enum,parentSchema:schema31.properties.material.items.properties.form,data:data31}];
return false;
}
var valid15 = _errs66 === errors;
}
else {
var valid15 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/" + i6,schemaPath:"#/properties/material/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.material.items.type,parentSchema:schema31.properties.material.items,data:data27}];
return false;
}
}
var valid14 = _errs58 === errors;
if(!valid14){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/type",keyword:"type",params:{type: "array"},schema:schema31.properties.material.type,parentSchema:schema31.properties.material,data:data26}];
return false;
}
}
var valid0 = _errs56 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.claims !== undefined){
let data32 = data.claims;
const _errs67 = errors;
if(errors === _errs67){
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
const _errs69 = errors;
for(const key7 in data32){
if(!(func1.call(schema31.properties.claims.properties, key7))){
validate20.errors = [{instancePath:instancePath+"/claims",schemaPath:"#/properties/claims/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema31.properties.claims,data:data32}];
return false;
break;
}
}
if(_errs69 === errors){
if(data32.identity !== undefined){
let data33 = data32.identity;
const _errs70 = errors;
if(!((data33 === "object") || (data33 === "header"))){
validate20.errors = [{instancePath:instancePath+"/claims/identity",schemaPath:"#/properties/claims/properties/identity/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.identity.enum},schema:schema31.properties.claims.properties.identity.enum,parentSchema:schema31.properties.claims.properties.identity,data:data33}];
return false;
}
var valid18 = _errs70 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.claimsFrom !== undefined){
let data34 = data32.claimsFrom;
const _errs71 = errors;
if(errors === _errs71){
if(Array.isArray(data34)){
if(data34.length < 1){
validate20.errors = [{instancePath:instancePath+"/claims/claimsFrom",schemaPath:"#/properties/claims/properties/claimsFrom/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.claims.properties.claimsFrom,data:data34}];
return false;
}
else {
var valid19 = true;
const len6 = data34.length;
for(let i9=0; i9<len6; i9++){
let data35 = data34[i9];
const _errs73 = errors;
if(!((data35 === "oid") || (data35 === "uri"))){
validate20.errors = [{instancePath:instancePath+"/claims/claimsFrom/" + i9,schemaPath:"#/properties/claims/properties/claimsFrom/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.claimsFrom.items.enum},schema:schema31.properties.claims.properties.claimsFrom.items.enum,parentSchema:schema31.properties.claims.properties.claimsFrom.items,data:data35}];
return false;
}
var valid19 = _errs73 === errors;
if(!valid19){
break;
}
}
if(valid19){
let i10 = data34.length;
let j3;
if(i10 > 1){
outer1:
for(;i10--;){
for(j3 = i10; j3--;){
if(func0(data34[i10], data34[j3])){
validate20.errors = [{instancePath:instancePath+"/claims/claimsFrom",schemaPath:"#/properties/claims/properties/claimsFrom/uniqueItems",keyword:"uniqueItems",params:{i: i10, j: j3},schema:true,parentSchema:schema31.properties.claims.properties.claimsFrom,data:data34}];
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
validate20.errors = [{instancePath:instancePath+"/claims/claimsFrom",schemaPath:"#/properties/claims/properties/claimsFrom/type",keyword:"type",params:{type: "array"},schema:schema31.properties.claims.properties.claimsFrom.type,parentSchema:schema31.properties.claims.properties.claimsFrom,data:data34}];
return false;
}
}
var valid18 = _errs71 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.purpose !== undefined){
let data36 = data32.purpose;
const _errs74 = errors;
if(true !== data36){
validate20.errors = [{instancePath:instancePath+"/claims/purpose",schemaPath:"#/properties/claims/properties/purpose/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.purpose,data:data36}];
return false;
}
var valid18 = _errs74 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.forgery !== undefined){
let data37 = data32.forgery;
const _errs75 = errors;
if(true !== data37){
validate20.errors = [{instancePath:instancePath+"/claims/forgery",schemaPath:"#/properties/claims/properties/forgery/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.forgery,data:data37}];
return false;
}
var valid18 = _errs75 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.access !== undefined){
let data38 = data32.access;
const _errs76 = errors;
if(errors === _errs76){
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
let missing6;
if(((data38.by === undefined) && (missing6 = "by")) || ((data38.instead === undefined) && (missing6 = "instead"))){
validate20.errors = [{instancePath:instancePath+"/claims/access",schemaPath:"#/properties/claims/properties/access/required",keyword:"required",params:{missingProperty: missing6},schema:schema31.properties.claims.properties.access.required,parentSchema:schema31.properties.claims.properties.access,data:data38}];
return false;
}
else {
const _errs78 = errors;
for(const key8 in data38){
if(!((key8 === "by") || (key8 === "instead"))){
validate20.errors = [{instancePath:instancePath+"/claims/access",schemaPath:"#/properties/claims/properties/access/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema31.properties.claims.properties.access,data:data38}];
return false;
break;
}
}
if(_errs78 === errors){
if(data38.by !== undefined){
let data39 = data38.by;
const _errs79 = errors;
if(errors === _errs79){
if(Array.isArray(data39)){
var valid22 = true;
const len7 = data39.length;
for(let i11=0; i11<len7; i11++){
let data40 = data39[i11];
const _errs81 = errors;
if(!((((((((((((data40 === "path") || (data40 === "method")) || (data40 === "uri")) || (data40 === "dns")) || (data40 === "email")) || (data40 === "wildcard")) || (data40 === "string")) || (data40 === "strings")) || (data40 === "integer")) || (data40 === "range")) || (data40 === "boolean")) || (data40 === "decode-once"))){
validate20.errors = [{instancePath:instancePath+"/claims/access/by/" + i11,schemaPath:"#/properties/claims/properties/access/properties/by/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.access.properties.by.items.enum},schema:schema31.properties.claims.properties.access.properties.by.items.enum,parentSchema:schema31.properties.claims.properties.access.properties.by.items,data:data40}];
return false;
}
var valid22 = _errs81 === errors;
if(!valid22){
break;
}
}
if(valid22){
let i12 = data39.length;
let j4;
if(i12 > 1){
outer2:
for(;i12--;){
for(j4 = i12; j4--;){
if(func0(data39[i12], data39[j4])){
validate20.errors = [{instancePath:instancePath+"/claims/access/by",schemaPath:"#/properties/claims/properties/access/properties/by/uniqueItems",keyword:"uniqueItems",params:{i: i12, j: j4},schema:true,parentSchema:schema31.properties.claims.properties.access.properties.by,data:data39}];
return false;
break outer2;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/claims/access/by",schemaPath:"#/properties/claims/properties/access/properties/by/type",keyword:"type",params:{type: "array"},schema:schema31.properties.claims.properties.access.properties.by.type,parentSchema:schema31.properties.claims.properties.access.properties.by,data:data39}];
return false;
}
}
var valid21 = _errs79 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data38.instead !== undefined){
let data41 = data38.instead;
const _errs82 = errors;
if(errors === _errs82){
if(typeof data41 === "string"){
if(func2(data41) < 1){
validate20.errors = [{instancePath:instancePath+"/claims/access/instead",schemaPath:"#/properties/claims/properties/access/properties/instead/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.claims.properties.access.properties.instead,data:data41}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/claims/access/instead",schemaPath:"#/properties/claims/properties/access/properties/instead/type",keyword:"type",params:{type: "string"},schema:schema31.properties.claims.properties.access.properties.instead.type,parentSchema:schema31.properties.claims.properties.access.properties.instead,data:data41}];
return false;
}
}
var valid21 = _errs82 === errors;
}
else {
var valid21 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/claims/access",schemaPath:"#/properties/claims/properties/access/type",keyword:"type",params:{type: "object"},schema:schema31.properties.claims.properties.access.type,parentSchema:schema31.properties.claims.properties.access,data:data38}];
return false;
}
}
var valid18 = _errs76 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.revocation !== undefined){
let data42 = data32.revocation;
const _errs84 = errors;
if(!((data42 === "handshake") || (data42 === "request"))){
validate20.errors = [{instancePath:instancePath+"/claims/revocation",schemaPath:"#/properties/claims/properties/revocation/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.revocation.enum},schema:schema31.properties.claims.properties.revocation.enum,parentSchema:schema31.properties.claims.properties.revocation,data:data42}];
return false;
}
var valid18 = _errs84 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.noResumption !== undefined){
let data43 = data32.noResumption;
const _errs85 = errors;
if(true !== data43){
validate20.errors = [{instancePath:instancePath+"/claims/noResumption",schemaPath:"#/properties/claims/properties/noResumption/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.noResumption,data:data43}];
return false;
}
var valid18 = _errs85 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.completeCrl !== undefined){
let data44 = data32.completeCrl;
const _errs86 = errors;
if(true !== data44){
validate20.errors = [{instancePath:instancePath+"/claims/completeCrl",schemaPath:"#/properties/claims/properties/completeCrl/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.completeCrl,data:data44}];
return false;
}
var valid18 = _errs86 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.newestCrl !== undefined){
let data45 = data32.newestCrl;
const _errs87 = errors;
if(true !== data45){
validate20.errors = [{instancePath:instancePath+"/claims/newestCrl",schemaPath:"#/properties/claims/properties/newestCrl/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.newestCrl,data:data45}];
return false;
}
var valid18 = _errs87 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.noRevAvail !== undefined){
let data46 = data32.noRevAvail;
const _errs88 = errors;
if(true !== data46){
validate20.errors = [{instancePath:instancePath+"/claims/noRevAvail",schemaPath:"#/properties/claims/properties/noRevAvail/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.noRevAvail,data:data46}];
return false;
}
var valid18 = _errs88 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.sni !== undefined){
let data47 = data32.sni;
const _errs89 = errors;
if(true !== data47){
validate20.errors = [{instancePath:instancePath+"/claims/sni",schemaPath:"#/properties/claims/properties/sni/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.sni,data:data47}];
return false;
}
var valid18 = _errs89 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.host !== undefined){
let data48 = data32.host;
const _errs90 = errors;
if(true !== data48){
validate20.errors = [{instancePath:instancePath+"/claims/host",schemaPath:"#/properties/claims/properties/host/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.host,data:data48}];
return false;
}
var valid18 = _errs90 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.requestTargets !== undefined){
let data49 = data32.requestTargets;
const _errs91 = errors;
if(true !== data49){
validate20.errors = [{instancePath:instancePath+"/claims/requestTargets",schemaPath:"#/properties/claims/properties/requestTargets/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.requestTargets,data:data49}];
return false;
}
var valid18 = _errs91 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.framing !== undefined){
let data50 = data32.framing;
const _errs92 = errors;
if(true !== data50){
validate20.errors = [{instancePath:instancePath+"/claims/framing",schemaPath:"#/properties/claims/properties/framing/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.framing,data:data50}];
return false;
}
var valid18 = _errs92 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.origin !== undefined){
let data51 = data32.origin;
const _errs93 = errors;
if(true !== data51){
validate20.errors = [{instancePath:instancePath+"/claims/origin",schemaPath:"#/properties/claims/properties/origin/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.origin,data:data51}];
return false;
}
var valid18 = _errs93 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.limits !== undefined){
let data52 = data32.limits;
const _errs94 = errors;
if(true !== data52){
validate20.errors = [{instancePath:instancePath+"/claims/limits",schemaPath:"#/properties/claims/properties/limits/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.limits,data:data52}];
return false;
}
var valid18 = _errs94 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.mlkem !== undefined){
let data53 = data32.mlkem;
const _errs95 = errors;
if(!((data53 === "where-supported") || (data53 === "always"))){
validate20.errors = [{instancePath:instancePath+"/claims/mlkem",schemaPath:"#/properties/claims/properties/mlkem/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.mlkem.enum},schema:schema31.properties.claims.properties.mlkem.enum,parentSchema:schema31.properties.claims.properties.mlkem,data:data53}];
return false;
}
var valid18 = _errs95 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.mldsa !== undefined){
let data54 = data32.mldsa;
const _errs96 = errors;
if(!((data54 === "where-supported") || (data54 === "always"))){
validate20.errors = [{instancePath:instancePath+"/claims/mldsa",schemaPath:"#/properties/claims/properties/mldsa/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.mldsa.enum},schema:schema31.properties.claims.properties.mldsa.enum,parentSchema:schema31.properties.claims.properties.mldsa,data:data54}];
return false;
}
var valid18 = _errs96 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.keepsGood !== undefined){
let data55 = data32.keepsGood;
const _errs97 = errors;
if(true !== data55){
validate20.errors = [{instancePath:instancePath+"/claims/keepsGood",schemaPath:"#/properties/claims/properties/keepsGood/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.keepsGood,data:data55}];
return false;
}
var valid18 = _errs97 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.drains !== undefined){
let data56 = data32.drains;
const _errs98 = errors;
if(true !== data56){
validate20.errors = [{instancePath:instancePath+"/claims/drains",schemaPath:"#/properties/claims/properties/drains/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.drains,data:data56}];
return false;
}
var valid18 = _errs98 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data32.pin !== undefined){
let data57 = data32.pin;
const _errs99 = errors;
if(true !== data57){
validate20.errors = [{instancePath:instancePath+"/claims/pin",schemaPath:"#/properties/claims/properties/pin/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.pin,data:data57}];
return false;
}
var valid18 = _errs99 === errors;
}
else {
var valid18 = true;
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
validate20.errors = [{instancePath:instancePath+"/claims",schemaPath:"#/properties/claims/type",keyword:"type",params:{type: "object"},schema:schema31.properties.claims.type,parentSchema:schema31.properties.claims,data:data32}];
return false;
}
}
var valid0 = _errs67 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unit !== undefined){
let data58 = data.unit;
const _errs100 = errors;
if(errors === _errs100){
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
const _errs102 = errors;
for(const key9 in data58){
if(!(key9 === "jit")){
validate20.errors = [{instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema31.properties.unit,data:data58}];
return false;
break;
}
}
if(_errs102 === errors){
if(data58.jit !== undefined){
let data59 = data58.jit;
if(true !== data59){
validate20.errors = [{instancePath:instancePath+"/unit/jit",schemaPath:"#/properties/unit/properties/jit/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.unit.properties.jit,data:data59}];
return false;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "object"},schema:schema31.properties.unit.type,parentSchema:schema31.properties.unit,data:data58}];
return false;
}
}
var valid0 = _errs100 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.guidelines !== undefined){
let data60 = data.guidelines;
const _errs104 = errors;
if(errors === _errs104){
if(Array.isArray(data60)){
if(data60.length < 1){
validate20.errors = [{instancePath:instancePath+"/guidelines",schemaPath:"#/properties/guidelines/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.guidelines,data:data60}];
return false;
}
else {
var valid25 = true;
const len8 = data60.length;
for(let i13=0; i13<len8; i13++){
let data61 = data60[i13];
const _errs106 = errors;
if(!((data61 === "modern") || (data61 === "fips"))){
validate20.errors = [{instancePath:instancePath+"/guidelines/" + i13,schemaPath:"#/properties/guidelines/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.guidelines.items.enum},schema:schema31.properties.guidelines.items.enum,parentSchema:schema31.properties.guidelines.items,data:data61}];
return false;
}
var valid25 = _errs106 === errors;
if(!valid25){
break;
}
}
if(valid25){
let i14 = data60.length;
let j5;
if(i14 > 1){
outer3:
for(;i14--;){
for(j5 = i14; j5--;){
if(func0(data60[i14], data60[j5])){
validate20.errors = [{instancePath:instancePath+"/guidelines",schemaPath:"#/properties/guidelines/uniqueItems",keyword:"uniqueItems",params:{i: i14, j: j5},schema:true,parentSchema:schema31.properties.guidelines,data:data60}];
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
validate20.errors = [{instancePath:instancePath+"/guidelines",schemaPath:"#/properties/guidelines/type",keyword:"type",params:{type: "array"},schema:schema31.properties.guidelines.type,parentSchema:schema31.properties.guidelines,data:data60}];
return false;
}
}
var valid0 = _errs104 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cannot !== undefined){
let data62 = data.cannot;
const _errs107 = errors;
if(errors === _errs107){
if(Array.isArray(data62)){
var valid27 = true;
const len9 = data62.length;
for(let i15=0; i15<len9; i15++){
let data63 = data62[i15];
const _errs109 = errors;
if(errors === _errs109){
if(data63 && typeof data63 == "object" && !Array.isArray(data63)){
let missing7;
if(((data63.what === undefined) && (missing7 = "what")) || ((data63.instead === undefined) && (missing7 = "instead"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i15,schemaPath:"#/properties/cannot/items/required",keyword:"required",params:{missingProperty: missing7},schema:schema31.properties.cannot.items.required,parentSchema:schema31.properties.cannot.items,data:data63}];
return false;
}
else {
const _errs111 = errors;
for(const key10 in data63){
if(!((((key10 === "lacks") || (key10 === "guidelines")) || (key10 === "what")) || (key10 === "instead"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i15,schemaPath:"#/properties/cannot/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},schema:false,parentSchema:schema31.properties.cannot.items,data:data63}];
return false;
break;
}
}
if(_errs111 === errors){
if(data63.lacks !== undefined){
let data64 = data63.lacks;
const _errs112 = errors;
if(errors === _errs112){
if(Array.isArray(data64)){
if(data64.length < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i15+"/lacks",schemaPath:"#/properties/cannot/items/properties/lacks/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.lacks,data:data64}];
return false;
}
else {
var valid29 = true;
const len10 = data64.length;
for(let i16=0; i16<len10; i16++){
let data65 = data64[i16];
const _errs114 = errors;
if(!(((((((((((((((((((((data65 === "identity") || (data65 === "claimsFrom")) || (data65 === "purpose")) || (data65 === "forgery")) || (data65 === "access")) || (data65 === "revocation")) || (data65 === "noResumption")) || (data65 === "completeCrl")) || (data65 === "newestCrl")) || (data65 === "noRevAvail")) || (data65 === "sni")) || (data65 === "host")) || (data65 === "requestTargets")) || (data65 === "framing")) || (data65 === "origin")) || (data65 === "limits")) || (data65 === "mlkem")) || (data65 === "mldsa")) || (data65 === "keepsGood")) || (data65 === "drains")) || (data65 === "pin"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i15+"/lacks/" + i16,schemaPath:"#/properties/cannot/items/properties/lacks/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.cannot.items.properties.lacks.items.enum},schema:schema31.properties.cannot.items.properties.lacks.items.enum,parentSchema:schema31.properties.cannot.items.properties.lacks.items,data:data65}];
return false;
}
var valid29 = _errs114 === errors;
if(!valid29){
break;
}
}
if(valid29){
let i17 = data64.length;
let j6;
if(i17 > 1){
outer4:
for(;i17--;){
for(j6 = i17; j6--;){
if(func0(data64[i17], data64[j6])){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i15+"/lacks",schemaPath:"#/properties/cannot/items/properties/lacks/uniqueItems",keyword:"uniqueItems",params:{i: i17, j: j6},schema:true,parentSchema:schema31.properties.cannot.items.properties.lacks,data:data64}];
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
validate20.errors = [{instancePath:instancePath+"/cannot/" + i15+"/lacks",schemaPath:"#/properties/cannot/items/properties/lacks/type",keyword:"type",params:{type: "array"},schema:schema31.properties.cannot.items.properties.lacks.type,parentSchema:schema31.properties.cannot.items.properties.lacks,data:data64}];
return false;
}
}
var valid28 = _errs112 === errors;
}
else {
var valid28 = true;
}
if(valid28){
if(data63.guidelines !== undefined){
let data66 = data63.guidelines;
const _errs115 = errors;
if(errors === _errs115){
if(Array.isArray(data66)){
if(data66.length < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i15+"/guidelines",schemaPath:"#/properties/cannot/items/properties/guidelines/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.guidelines,data:data66}];
return false;
}
else {
var valid31 = true;
const len11 = data66.length;
for(let i18=0; i18<len11; i18++){
let data67 = data66[i18];
const _errs117 = errors;
if(!((data67 === "modern") || (data67 === "fips"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i15+"/guidelines/" + i18,schemaPath:"#/properties/cannot/items/properties/guidelines/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.cannot.items.properties.guidelines.items.enum},schema:schema31.properties.cannot.items.properties.guidelines.items.enum,parentSchema:schema31.properties.cannot.items.properties.guidelines.items,data:data67}];
return false;
}
var valid31 = _errs117 === errors;
if(!valid31){
break;
}
}
if(valid31){
let i19 = data66.length;
let j7;
if(i19 > 1){
outer5:
for(;i19--;){
for(j7 = i19; j7--;){
if(func0(data66[i19], data66[j7])){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i15+"/guidelines",schemaPath:"#/properties/cannot/items/properties/guidelines/uniqueItems",keyword:"uniqueItems",params:{i: i19, j: j7},schema:true,parentSchema:schema31.properties.cannot.items.properties.guidelines,data:data66}];
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
validate20.errors = [{instancePath:instancePath+"/cannot/" + i15+"/guidelines",schemaPath:"#/properties/cannot/items/properties/guidelines/type",keyword:"type",params:{type: "array"},schema:schema31.properties.cannot.items.properties.guidelines.type,parentSchema:schema31.properties.cannot.items.properties.guidelines,data:data66}];
return false;
}
}
var valid28 = _errs115 === errors;
}
else {
var valid28 = true;
}
if(valid28){
if(data63.what !== undefined){
let data68 = data63.what;
const _errs118 = errors;
if(errors === _errs118){
if(typeof data68 === "string"){
if(func2(data68) < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i15+"/what",schemaPath:"#/properties/cannot/items/properties/what/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.what,data:data68}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i15+"/what",schemaPath:"#/properties/cannot/items/properties/what/type",keyword:"type",params:{type: "string"},schema:schema31.properties.cannot.items.properties.what.type,parentSchema:schema31.properties.cannot.items.properties.what,data:data68}];
return false;
}
}
var valid28 = _errs118 === errors;
}
else {
var valid28 = true;
}
if(valid28){
if(data63.instead !== undefined){
let data69 = data63.instead;
const _errs120 = errors;
if(errors === _errs120){
if(typeof data69 === "string"){
if(func2(data69) < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i15+"/instead",schemaPath:"#/properties/cannot/items/properties/instead/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.instead,data:data69}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i15+"/instead",schemaPath:"#/properties/cannot/items/properties/instead/type",keyword:"type",params:{type: "string"},schema:schema31.properties.cannot.items.properties.instead.type,parentSchema:schema31.properties.cannot.items.properties.instead,data:data69}];
return false;
}
}
var valid28 = _errs120 === errors;
}
else {
var valid28 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i15,schemaPath:"#/properties/cannot/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.cannot.items.type,parentSchema:schema31.properties.cannot.items,data:data63}];
return false;
}
}
var valid27 = _errs109 === errors;
if(!valid27){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot",schemaPath:"#/properties/cannot/type",keyword:"type",params:{type: "array"},schema:schema31.properties.cannot.type,parentSchema:schema31.properties.cannot,data:data62}];
return false;
}
}
var valid0 = _errs107 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inputs !== undefined){
let data70 = data.inputs;
const _errs122 = errors;
if(errors === _errs122){
if(data70 && typeof data70 == "object" && !Array.isArray(data70)){
let missing8;
if(((data70.address === undefined) && (missing8 = "address")) || ((data70.port === undefined) && (missing8 = "port"))){
validate20.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/required",keyword:"required",params:{missingProperty: missing8},schema:schema31.properties.inputs.required,parentSchema:schema31.properties.inputs,data:data70}];
return false;
}
else {
for(const key11 in data70){
const _errs124 = errors;
if(typeof key11 === "string"){
if(!pattern7.test(key11)){
const err2 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]{0,39}$"},schema:"^[a-z][A-Za-z0-9]{0,39}$",parentSchema:schema31.properties.inputs.propertyNames,data:key11,propertyName:key11};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var valid33 = _errs124 === errors;
if(!valid33){
const err3 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames",keyword:"propertyNames",params:{propertyName: key11},schema:schema31.properties.inputs.propertyNames,parentSchema:schema31.properties.inputs,data:data70};
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
if(valid33){
for(const key12 in data70){
let data71 = data70[key12];
const _errs126 = errors;
if(errors === _errs126){
if(data71 && typeof data71 == "object" && !Array.isArray(data71)){
let missing9;
if((data71.type === undefined) && (missing9 = "type")){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/required",keyword:"required",params:{missingProperty: missing9},schema:schema31.properties.inputs.additionalProperties.required,parentSchema:schema31.properties.inputs.additionalProperties,data:data71}];
return false;
}
else {
const tag0 = data71.type;
if(typeof tag0 == "string"){
if(tag0 === "choice"){
const _errs129 = errors;
if(errors === _errs129){
if(data71 && typeof data71 == "object" && !Array.isArray(data71)){
let missing10;
if(((((data71.title === undefined) && (missing10 = "title")) || ((data71.type === undefined) && (missing10 = "type"))) || ((data71.default === undefined) && (missing10 = "default"))) || ((data71.values === undefined) && (missing10 = "values"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/required",keyword:"required",params:{missingProperty: missing10},schema:schema31.properties.inputs.additionalProperties.oneOf[0].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0],data:data71}];
return false;
}
else {
const _errs131 = errors;
for(const key13 in data71){
if(!((((key13 === "title") || (key13 === "type")) || (key13 === "default")) || (key13 === "values"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0],data:data71}];
return false;
break;
}
}
if(_errs131 === errors){
if(data71.title !== undefined){
let data72 = data71.title;
const _errs132 = errors;
const _errs133 = errors;
if(errors === _errs133){
if(typeof data72 === "string"){
if(func2(data72) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data72}];
return false;
}
else {
if(func2(data72) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data72}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data72}];
return false;
}
}
var valid37 = _errs132 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data71.type !== undefined){
let data73 = data71.type;
const _errs135 = errors;
if("choice" !== data73){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/type/const",keyword:"const",params:{allowedValue: "choice"},schema:"choice",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.type,data:data73}];
return false;
}
var valid37 = _errs135 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data71.default !== undefined){
let data74 = data71.default;
const _errs136 = errors;
if(typeof data74 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data74}];
return false;
}
var valid37 = _errs136 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data71.values !== undefined){
let data75 = data71.values;
const _errs139 = errors;
if(errors === _errs139){
if(Array.isArray(data75)){
if(data75.length < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values,data:data75}];
return false;
}
else {
var valid40 = true;
const len12 = data75.length;
for(let i20=0; i20<len12; i20++){
let data76 = data75[i20];
const _errs141 = errors;
if(errors === _errs141){
if(typeof data76 === "string"){
if(!pattern17.test(data76)){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i20,schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.items,data:data76}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i20,schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.items.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.items,data:data76}];
return false;
}
}
var valid40 = _errs141 === errors;
if(!valid40){
break;
}
}
if(valid40){
let i21 = data75.length;
let j8;
if(i21 > 1){
const indices2 = {};
for(;i21--;){
let item2 = data75[i21];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j8 = indices2[item2];
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/uniqueItems",keyword:"uniqueItems",params:{i: i21, j: j8},schema:true,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values,data:data75}];
return false;
break;
}
indices2[item2] = i21;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/type",keyword:"type",params:{type: "array"},schema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values,data:data75}];
return false;
}
}
var valid37 = _errs139 === errors;
}
else {
var valid37 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[0].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0],data:data71}];
return false;
}
}
var props0 = true;
}
else if(tag0 === "integer"){
const _errs143 = errors;
if(errors === _errs143){
if(data71 && typeof data71 == "object" && !Array.isArray(data71)){
let missing11;
if((((((data71.title === undefined) && (missing11 = "title")) || ((data71.type === undefined) && (missing11 = "type"))) || ((data71.default === undefined) && (missing11 = "default"))) || ((data71.minimum === undefined) && (missing11 = "minimum"))) || ((data71.maximum === undefined) && (missing11 = "maximum"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/required",keyword:"required",params:{missingProperty: missing11},schema:schema31.properties.inputs.additionalProperties.oneOf[1].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1],data:data71}];
return false;
}
else {
const _errs145 = errors;
for(const key14 in data71){
if(!(((((key14 === "title") || (key14 === "type")) || (key14 === "default")) || (key14 === "minimum")) || (key14 === "maximum"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1],data:data71}];
return false;
break;
}
}
if(_errs145 === errors){
if(data71.title !== undefined){
let data77 = data71.title;
const _errs146 = errors;
const _errs147 = errors;
if(errors === _errs147){
if(typeof data77 === "string"){
if(func2(data77) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data77}];
return false;
}
else {
if(func2(data77) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data77}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data77}];
return false;
}
}
var valid43 = _errs146 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data71.type !== undefined){
let data78 = data71.type;
const _errs149 = errors;
if("integer" !== data78){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/properties/type/const",keyword:"const",params:{allowedValue: "integer"},schema:"integer",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.type,data:data78}];
return false;
}
var valid43 = _errs149 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data71.default !== undefined){
let data79 = data71.default;
const _errs150 = errors;
if(typeof data79 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data79}];
return false;
}
var valid43 = _errs150 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data71.minimum !== undefined){
let data80 = data71.minimum;
const _errs153 = errors;
if(!(((typeof data80 == "number") && (!(data80 % 1) && !isNaN(data80))) && (isFinite(data80)))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/minimum",schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/properties/minimum/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.minimum.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.minimum,data:data80}];
return false;
}
var valid43 = _errs153 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data71.maximum !== undefined){
let data81 = data71.maximum;
const _errs155 = errors;
if(!(((typeof data81 == "number") && (!(data81 % 1) && !isNaN(data81))) && (isFinite(data81)))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/maximum",schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/properties/maximum/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.maximum.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.maximum,data:data81}];
return false;
}
var valid43 = _errs155 === errors;
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
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[1].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1],data:data71}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "text"){
const _errs157 = errors;
if(errors === _errs157){
if(data71 && typeof data71 == "object" && !Array.isArray(data71)){
let missing12;
if(((((data71.title === undefined) && (missing12 = "title")) || ((data71.type === undefined) && (missing12 = "type"))) || ((data71.default === undefined) && (missing12 = "default"))) || ((data71.pattern === undefined) && (missing12 = "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/required",keyword:"required",params:{missingProperty: missing12},schema:schema31.properties.inputs.additionalProperties.oneOf[2].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data71}];
return false;
}
else {
const _errs159 = errors;
for(const key15 in data71){
if(!((((key15 === "title") || (key15 === "type")) || (key15 === "default")) || (key15 === "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data71}];
return false;
break;
}
}
if(_errs159 === errors){
if(data71.title !== undefined){
let data82 = data71.title;
const _errs160 = errors;
const _errs161 = errors;
if(errors === _errs161){
if(typeof data82 === "string"){
if(func2(data82) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data82}];
return false;
}
else {
if(func2(data82) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data82}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data82}];
return false;
}
}
var valid47 = _errs160 === errors;
}
else {
var valid47 = true;
}
if(valid47){
if(data71.type !== undefined){
let data83 = data71.type;
const _errs163 = errors;
if(!((data83 === "text") || (data83 === "list"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type,data:data83}];
return false;
}
var valid47 = _errs163 === errors;
}
else {
var valid47 = true;
}
if(valid47){
if(data71.default !== undefined){
let data84 = data71.default;
const _errs164 = errors;
if(typeof data84 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data84}];
return false;
}
var valid47 = _errs164 === errors;
}
else {
var valid47 = true;
}
if(valid47){
if(data71.pattern !== undefined){
let data85 = data71.pattern;
const _errs167 = errors;
if(errors === _errs167){
if(typeof data85 === "string"){
if(func2(data85) > 500){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data85}];
return false;
}
else {
if(func2(data85) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data85}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data85}];
return false;
}
}
var valid47 = _errs167 === errors;
}
else {
var valid47 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data71}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "list"){
const _errs169 = errors;
if(errors === _errs169){
if(data71 && typeof data71 == "object" && !Array.isArray(data71)){
let missing13;
if(((((data71.title === undefined) && (missing13 = "title")) || ((data71.type === undefined) && (missing13 = "type"))) || ((data71.default === undefined) && (missing13 = "default"))) || ((data71.pattern === undefined) && (missing13 = "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/required",keyword:"required",params:{missingProperty: missing13},schema:schema31.properties.inputs.additionalProperties.oneOf[2].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data71}];
return false;
}
else {
const _errs171 = errors;
for(const key16 in data71){
if(!((((key16 === "title") || (key16 === "type")) || (key16 === "default")) || (key16 === "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data71}];
return false;
break;
}
}
if(_errs171 === errors){
if(data71.title !== undefined){
let data86 = data71.title;
const _errs172 = errors;
const _errs173 = errors;
if(errors === _errs173){
if(typeof data86 === "string"){
if(func2(data86) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data86}];
return false;
}
else {
if(func2(data86) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data86}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data86}];
return false;
}
}
var valid51 = _errs172 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data71.type !== undefined){
let data87 = data71.type;
const _errs175 = errors;
if(!((data87 === "text") || (data87 === "list"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type,data:data87}];
return false;
}
var valid51 = _errs175 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data71.default !== undefined){
let data88 = data71.default;
const _errs176 = errors;
if(typeof data88 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data88}];
return false;
}
var valid51 = _errs176 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data71.pattern !== undefined){
let data89 = data71.pattern;
const _errs179 = errors;
if(errors === _errs179){
if(typeof data89 === "string"){
if(func2(data89) > 500){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data89}];
return false;
}
else {
if(func2(data89) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data89}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data89}];
return false;
}
}
var valid51 = _errs179 === errors;
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
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data71}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "endpoint"){
const _errs181 = errors;
if(errors === _errs181){
if(data71 && typeof data71 == "object" && !Array.isArray(data71)){
let missing14;
if((((data71.title === undefined) && (missing14 = "title")) || ((data71.type === undefined) && (missing14 = "type"))) || ((data71.default === undefined) && (missing14 = "default"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/required",keyword:"required",params:{missingProperty: missing14},schema:schema31.properties.inputs.additionalProperties.oneOf[3].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3],data:data71}];
return false;
}
else {
const _errs183 = errors;
for(const key17 in data71){
if(!((((key17 === "title") || (key17 === "type")) || (key17 === "default")) || (key17 === "schemes"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3],data:data71}];
return false;
break;
}
}
if(_errs183 === errors){
if(data71.title !== undefined){
let data90 = data71.title;
const _errs184 = errors;
const _errs185 = errors;
if(errors === _errs185){
if(typeof data90 === "string"){
if(func2(data90) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data90}];
return false;
}
else {
if(func2(data90) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data90}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data90}];
return false;
}
}
var valid55 = _errs184 === errors;
}
else {
var valid55 = true;
}
if(valid55){
if(data71.type !== undefined){
let data91 = data71.type;
const _errs187 = errors;
if("endpoint" !== data91){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/properties/type/const",keyword:"const",params:{allowedValue: "endpoint"},schema:"endpoint",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.type,data:data91}];
return false;
}
var valid55 = _errs187 === errors;
}
else {
var valid55 = true;
}
if(valid55){
if(data71.default !== undefined){
let data92 = data71.default;
const _errs188 = errors;
if(typeof data92 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data92}];
return false;
}
var valid55 = _errs188 === errors;
}
else {
var valid55 = true;
}
if(valid55){
if(data71.schemes !== undefined){
let data93 = data71.schemes;
const _errs191 = errors;
if(errors === _errs191){
if(Array.isArray(data93)){
if(data93.length < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/schemes",schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/properties/schemes/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes,data:data93}];
return false;
}
else {
var valid58 = true;
const len13 = data93.length;
for(let i22=0; i22<len13; i22++){
let data94 = data93[i22];
const _errs193 = errors;
if(!(((data94 === "http") || (data94 === "https")) || (data94 === "unix"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/schemes/" + i22,schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/properties/schemes/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes.items.enum},schema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes.items.enum,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes.items,data:data94}];
return false;
}
var valid58 = _errs193 === errors;
if(!valid58){
break;
}
}
if(valid58){
let i23 = data93.length;
let j9;
if(i23 > 1){
outer6:
for(;i23--;){
for(j9 = i23; j9--;){
if(func0(data93[i23], data93[j9])){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/schemes",schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/properties/schemes/uniqueItems",keyword:"uniqueItems",params:{i: i23, j: j9},schema:true,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes,data:data93}];
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
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1")+"/schemes",schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/properties/schemes/type",keyword:"type",params:{type: "array"},schema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.schemes,data:data93}];
return false;
}
}
var valid55 = _errs191 === errors;
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
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[3].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3],data:data71}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "type", tagValue: tag0},schema:schema31.properties.inputs.additionalProperties.discriminator,parentSchema:schema31.properties.inputs.additionalProperties,data:data71}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/discriminator",keyword:"discriminator",params:{error: "tag", tag: "type", tagValue: tag0},schema:schema31.properties.inputs.additionalProperties.discriminator,parentSchema:schema31.properties.inputs.additionalProperties,data:data71}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.type,parentSchema:schema31.properties.inputs.additionalProperties,data:data71}];
return false;
}
}
var valid34 = _errs126 === errors;
if(!valid34){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.type,parentSchema:schema31.properties.inputs,data:data70}];
return false;
}
}
var valid0 = _errs122 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.commands !== undefined){
let data95 = data.commands;
const _errs194 = errors;
if(errors === _errs194){
if(data95 && typeof data95 == "object" && !Array.isArray(data95)){
let missing15;
if((((data95.check === undefined) && (missing15 = "check")) || ((data95.run === undefined) && (missing15 = "run"))) || ((data95.reload === undefined) && (missing15 = "reload"))){
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/required",keyword:"required",params:{missingProperty: missing15},schema:schema31.properties.commands.required,parentSchema:schema31.properties.commands,data:data95}];
return false;
}
else {
const _errs196 = errors;
for(const key18 in data95){
if(!(((((((key18 === "build") || (key18 === "check")) || (key18 === "run")) || (key18 === "reload")) || (key18 === "sample")) || (key18 === "stop")) || (key18 === "beside"))){
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},schema:false,parentSchema:schema31.properties.commands,data:data95}];
return false;
break;
}
}
if(_errs196 === errors){
if(data95.build !== undefined){
let data96 = data95.build;
const _errs197 = errors;
if(errors === _errs197){
if(data96 && typeof data96 == "object" && !Array.isArray(data96)){
let missing16;
if(((data96.argv === undefined) && (missing16 = "argv")) || ((data96.makes === undefined) && (missing16 = "makes"))){
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/required",keyword:"required",params:{missingProperty: missing16},schema:schema31.properties.commands.properties.build.required,parentSchema:schema31.properties.commands.properties.build,data:data96}];
return false;
}
else {
const _errs199 = errors;
for(const key19 in data96){
if(!((key19 === "argv") || (key19 === "makes"))){
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},schema:false,parentSchema:schema31.properties.commands.properties.build,data:data96}];
return false;
break;
}
}
if(_errs199 === errors){
if(data96.argv !== undefined){
let data97 = data96.argv;
const _errs200 = errors;
if(errors === _errs200){
if(Array.isArray(data97)){
if(data97.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/build/argv",schemaPath:"#/properties/commands/properties/build/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.build.properties.argv,data:data97}];
return false;
}
else {
var valid62 = true;
const len14 = data97.length;
for(let i24=0; i24<len14; i24++){
let data98 = data97[i24];
const _errs202 = errors;
if(errors === _errs202){
if(typeof data98 === "string"){
if(func2(data98) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/build/argv/" + i24,schemaPath:"#/properties/commands/properties/build/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.build.properties.argv.items,data:data98}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/argv/" + i24,schemaPath:"#/properties/commands/properties/build/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.build.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.build.properties.argv.items,data:data98}];
return false;
}
}
var valid62 = _errs202 === errors;
if(!valid62){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/argv",schemaPath:"#/properties/commands/properties/build/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.build.properties.argv.type,parentSchema:schema31.properties.commands.properties.build.properties.argv,data:data97}];
return false;
}
}
var valid61 = _errs200 === errors;
}
else {
var valid61 = true;
}
if(valid61){
if(data96.makes !== undefined){
let data99 = data96.makes;
const _errs204 = errors;
if(errors === _errs204){
if(typeof data99 === "string"){
if(!pattern18.test(data99)){
validate20.errors = [{instancePath:instancePath+"/commands/build/makes",schemaPath:"#/properties/commands/properties/build/properties/makes/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.commands.properties.build.properties.makes,data:data99}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/makes",schemaPath:"#/properties/commands/properties/build/properties/makes/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.build.properties.makes.type,parentSchema:schema31.properties.commands.properties.build.properties.makes,data:data99}];
return false;
}
}
var valid61 = _errs204 === errors;
}
else {
var valid61 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.build.type,parentSchema:schema31.properties.commands.properties.build,data:data96}];
return false;
}
}
var valid60 = _errs197 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data95.check !== undefined){
let data100 = data95.check;
const _errs206 = errors;
if(errors === _errs206){
if(data100 && typeof data100 == "object" && !Array.isArray(data100)){
let missing17;
if((data100.argv === undefined) && (missing17 = "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/required",keyword:"required",params:{missingProperty: missing17},schema:schema31.properties.commands.properties.check.required,parentSchema:schema31.properties.commands.properties.check,data:data100}];
return false;
}
else {
const _errs208 = errors;
for(const key20 in data100){
if(!(key20 === "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},schema:false,parentSchema:schema31.properties.commands.properties.check,data:data100}];
return false;
break;
}
}
if(_errs208 === errors){
if(data100.argv !== undefined){
let data101 = data100.argv;
const _errs209 = errors;
if(errors === _errs209){
if(Array.isArray(data101)){
if(data101.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/check/argv",schemaPath:"#/properties/commands/properties/check/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.check.properties.argv,data:data101}];
return false;
}
else {
var valid64 = true;
const len15 = data101.length;
for(let i25=0; i25<len15; i25++){
let data102 = data101[i25];
const _errs211 = errors;
if(errors === _errs211){
if(typeof data102 === "string"){
if(func2(data102) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/check/argv/" + i25,schemaPath:"#/properties/commands/properties/check/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.check.properties.argv.items,data:data102}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check/argv/" + i25,schemaPath:"#/properties/commands/properties/check/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.check.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.check.properties.argv.items,data:data102}];
return false;
}
}
var valid64 = _errs211 === errors;
if(!valid64){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check/argv",schemaPath:"#/properties/commands/properties/check/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.check.properties.argv.type,parentSchema:schema31.properties.commands.properties.check.properties.argv,data:data101}];
return false;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.check.type,parentSchema:schema31.properties.commands.properties.check,data:data100}];
return false;
}
}
var valid60 = _errs206 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data95.run !== undefined){
let data103 = data95.run;
const _errs213 = errors;
if(errors === _errs213){
if(data103 && typeof data103 == "object" && !Array.isArray(data103)){
let missing18;
if(((data103.argv === undefined) && (missing18 = "argv")) || ((data103.ready === undefined) && (missing18 = "ready"))){
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/required",keyword:"required",params:{missingProperty: missing18},schema:schema31.properties.commands.properties.run.required,parentSchema:schema31.properties.commands.properties.run,data:data103}];
return false;
}
else {
const _errs215 = errors;
for(const key21 in data103){
if(!((key21 === "argv") || (key21 === "ready"))){
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},schema:false,parentSchema:schema31.properties.commands.properties.run,data:data103}];
return false;
break;
}
}
if(_errs215 === errors){
if(data103.argv !== undefined){
let data104 = data103.argv;
const _errs216 = errors;
if(errors === _errs216){
if(Array.isArray(data104)){
if(data104.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/argv",schemaPath:"#/properties/commands/properties/run/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.argv,data:data104}];
return false;
}
else {
var valid66 = true;
const len16 = data104.length;
for(let i26=0; i26<len16; i26++){
let data105 = data104[i26];
const _errs218 = errors;
if(errors === _errs218){
if(typeof data105 === "string"){
if(func2(data105) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/argv/" + i26,schemaPath:"#/properties/commands/properties/run/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.argv.items,data:data105}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/argv/" + i26,schemaPath:"#/properties/commands/properties/run/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.run.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.run.properties.argv.items,data:data105}];
return false;
}
}
var valid66 = _errs218 === errors;
if(!valid66){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/argv",schemaPath:"#/properties/commands/properties/run/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.run.properties.argv.type,parentSchema:schema31.properties.commands.properties.run.properties.argv,data:data104}];
return false;
}
}
var valid65 = _errs216 === errors;
}
else {
var valid65 = true;
}
if(valid65){
if(data103.ready !== undefined){
let data106 = data103.ready;
const _errs220 = errors;
if(errors === _errs220){
if(typeof data106 === "string"){
if(func2(data106) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/ready",schemaPath:"#/properties/commands/properties/run/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.ready,data:data106}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/ready",schemaPath:"#/properties/commands/properties/run/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.run.properties.ready.type,parentSchema:schema31.properties.commands.properties.run.properties.ready,data:data106}];
return false;
}
}
var valid65 = _errs220 === errors;
}
else {
var valid65 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.run.type,parentSchema:schema31.properties.commands.properties.run,data:data103}];
return false;
}
}
var valid60 = _errs213 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data95.reload !== undefined){
let data107 = data95.reload;
const _errs222 = errors;
if(errors === _errs222){
if(data107 && typeof data107 == "object" && !Array.isArray(data107)){
let missing19;
if((data107.by === undefined) && (missing19 = "by")){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/required",keyword:"required",params:{missingProperty: missing19},schema:schema31.properties.commands.properties.reload.required,parentSchema:schema31.properties.commands.properties.reload,data:data107}];
return false;
}
else {
const tag1 = data107.by;
if(typeof tag1 == "string"){
if(tag1 === "signal"){
const _errs225 = errors;
if(errors === _errs225){
if(data107 && typeof data107 == "object" && !Array.isArray(data107)){
let missing20;
if(((((data107.by === undefined) && (missing20 = "by")) || ((data107.signal === undefined) && (missing20 = "signal"))) || ((data107.done === undefined) && (missing20 = "done"))) || ((data107.failed === undefined) && (missing20 = "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/0/required",keyword:"required",params:{missingProperty: missing20},schema:schema31.properties.commands.properties.reload.oneOf[0].required,parentSchema:schema31.properties.commands.properties.reload.oneOf[0],data:data107}];
return false;
}
else {
const _errs227 = errors;
for(const key22 in data107){
if(!((((key22 === "by") || (key22 === "signal")) || (key22 === "done")) || (key22 === "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},schema:false,parentSchema:schema31.properties.commands.properties.reload.oneOf[0],data:data107}];
return false;
break;
}
}
if(_errs227 === errors){
if(data107.by !== undefined){
let data108 = data107.by;
const _errs228 = errors;
if("signal" !== data108){
validate20.errors = [{instancePath:instancePath+"/commands/reload/by",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/by/const",keyword:"const",params:{allowedValue: "signal"},schema:"signal",parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.by,data:data108}];
return false;
}
var valid69 = _errs228 === errors;
}
else {
var valid69 = true;
}
if(valid69){
if(data107.signal !== undefined){
let data109 = data107.signal;
const _errs229 = errors;
if(!(((data109 === "SIGHUP") || (data109 === "SIGUSR1")) || (data109 === "SIGUSR2"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload/signal",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.reload.oneOf[0].properties.signal.enum},schema:schema31.properties.commands.properties.reload.oneOf[0].properties.signal.enum,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.signal,data:data109}];
return false;
}
var valid69 = _errs229 === errors;
}
else {
var valid69 = true;
}
if(valid69){
if(data107.done !== undefined){
let data110 = data107.done;
const _errs230 = errors;
if(errors === _errs230){
if(typeof data110 === "string"){
if(func2(data110) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/done/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.done,data:data110}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/done/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[0].properties.done.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.done,data:data110}];
return false;
}
}
var valid69 = _errs230 === errors;
}
else {
var valid69 = true;
}
if(valid69){
if(data107.failed !== undefined){
let data111 = data107.failed;
const _errs232 = errors;
if(errors === _errs232){
if(typeof data111 === "string"){
if(func2(data111) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/failed/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.failed,data:data111}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/failed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[0].properties.failed.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.failed,data:data111}];
return false;
}
}
var valid69 = _errs232 === errors;
}
else {
var valid69 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.oneOf[0].type,parentSchema:schema31.properties.commands.properties.reload.oneOf[0],data:data107}];
return false;
}
}
var props1 = true;
}
else if(tag1 === "command"){
const _errs234 = errors;
if(errors === _errs234){
if(data107 && typeof data107 == "object" && !Array.isArray(data107)){
let missing21;
if(((data107.by === undefined) && (missing21 = "by")) || ((data107.argv === undefined) && (missing21 = "argv"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/1/required",keyword:"required",params:{missingProperty: missing21},schema:schema31.properties.commands.properties.reload.oneOf[1].required,parentSchema:schema31.properties.commands.properties.reload.oneOf[1],data:data107}];
return false;
}
else {
const _errs236 = errors;
for(const key23 in data107){
if(!((key23 === "by") || (key23 === "argv"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key23},schema:false,parentSchema:schema31.properties.commands.properties.reload.oneOf[1],data:data107}];
return false;
break;
}
}
if(_errs236 === errors){
if(data107.by !== undefined){
let data112 = data107.by;
const _errs237 = errors;
if("command" !== data112){
validate20.errors = [{instancePath:instancePath+"/commands/reload/by",schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/by/const",keyword:"const",params:{allowedValue: "command"},schema:"command",parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.by,data:data112}];
return false;
}
var valid71 = _errs237 === errors;
}
else {
var valid71 = true;
}
if(valid71){
if(data107.argv !== undefined){
let data113 = data107.argv;
const _errs238 = errors;
if(errors === _errs238){
if(Array.isArray(data113)){
if(data113.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/argv",schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv,data:data113}];
return false;
}
else {
var valid72 = true;
const len17 = data113.length;
for(let i27=0; i27<len17; i27++){
let data114 = data113[i27];
const _errs240 = errors;
if(errors === _errs240){
if(typeof data114 === "string"){
if(func2(data114) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/argv/" + i27,schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv.items,data:data114}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/argv/" + i27,schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv.items.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv.items,data:data114}];
return false;
}
}
var valid72 = _errs240 === errors;
if(!valid72){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/argv",schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv,data:data113}];
return false;
}
}
var valid71 = _errs238 === errors;
}
else {
var valid71 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.oneOf[1].type,parentSchema:schema31.properties.commands.properties.reload.oneOf[1],data:data107}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else if(tag1 === "watching"){
const _errs242 = errors;
if(errors === _errs242){
if(data107 && typeof data107 == "object" && !Array.isArray(data107)){
let missing22;
if((((data107.by === undefined) && (missing22 = "by")) || ((data107.done === undefined) && (missing22 = "done"))) || ((data107.failed === undefined) && (missing22 = "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/2/required",keyword:"required",params:{missingProperty: missing22},schema:schema31.properties.commands.properties.reload.oneOf[2].required,parentSchema:schema31.properties.commands.properties.reload.oneOf[2],data:data107}];
return false;
}
else {
const _errs244 = errors;
for(const key24 in data107){
if(!(((key24 === "by") || (key24 === "done")) || (key24 === "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key24},schema:false,parentSchema:schema31.properties.commands.properties.reload.oneOf[2],data:data107}];
return false;
break;
}
}
if(_errs244 === errors){
if(data107.by !== undefined){
let data115 = data107.by;
const _errs245 = errors;
if("watching" !== data115){
validate20.errors = [{instancePath:instancePath+"/commands/reload/by",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/by/const",keyword:"const",params:{allowedValue: "watching"},schema:"watching",parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.by,data:data115}];
return false;
}
var valid74 = _errs245 === errors;
}
else {
var valid74 = true;
}
if(valid74){
if(data107.done !== undefined){
let data116 = data107.done;
const _errs246 = errors;
if(errors === _errs246){
if(typeof data116 === "string"){
if(func2(data116) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/done/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.done,data:data116}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/done/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[2].properties.done.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.done,data:data116}];
return false;
}
}
var valid74 = _errs246 === errors;
}
else {
var valid74 = true;
}
if(valid74){
if(data107.failed !== undefined){
let data117 = data107.failed;
const _errs248 = errors;
if(errors === _errs248){
if(typeof data117 === "string"){
if(func2(data117) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/failed/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.failed,data:data117}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/failed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[2].properties.failed.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.failed,data:data117}];
return false;
}
}
var valid74 = _errs248 === errors;
}
else {
var valid74 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.oneOf[2].type,parentSchema:schema31.properties.commands.properties.reload.oneOf[2],data:data107}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else if(tag1 === "restart"){
const _errs250 = errors;
if(errors === _errs250){
if(data107 && typeof data107 == "object" && !Array.isArray(data107)){
let missing23;
if((data107.by === undefined) && (missing23 = "by")){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/3/required",keyword:"required",params:{missingProperty: missing23},schema:schema31.properties.commands.properties.reload.oneOf[3].required,parentSchema:schema31.properties.commands.properties.reload.oneOf[3],data:data107}];
return false;
}
else {
const _errs252 = errors;
for(const key25 in data107){
if(!(key25 === "by")){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25},schema:false,parentSchema:schema31.properties.commands.properties.reload.oneOf[3],data:data107}];
return false;
break;
}
}
if(_errs252 === errors){
if(data107.by !== undefined){
let data118 = data107.by;
if("restart" !== data118){
validate20.errors = [{instancePath:instancePath+"/commands/reload/by",schemaPath:"#/properties/commands/properties/reload/oneOf/3/properties/by/const",keyword:"const",params:{allowedValue: "restart"},schema:"restart",parentSchema:schema31.properties.commands.properties.reload.oneOf[3].properties.by,data:data118}];
return false;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/3/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.oneOf[3].type,parentSchema:schema31.properties.commands.properties.reload.oneOf[3],data:data107}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "by", tagValue: tag1},schema:schema31.properties.commands.properties.reload.discriminator,parentSchema:schema31.properties.commands.properties.reload,data:data107}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/discriminator",keyword:"discriminator",params:{error: "tag", tag: "by", tagValue: tag1},schema:schema31.properties.commands.properties.reload.discriminator,parentSchema:schema31.properties.commands.properties.reload,data:data107}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.type,parentSchema:schema31.properties.commands.properties.reload,data:data107}];
return false;
}
}
var valid60 = _errs222 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data95.sample !== undefined){
let data119 = data95.sample;
const _errs254 = errors;
if(errors === _errs254){
if(data119 && typeof data119 == "object" && !Array.isArray(data119)){
let missing24;
if(((((data119.argv === undefined) && (missing24 = "argv")) || ((data119.ready === undefined) && (missing24 = "ready"))) || ((data119.input === undefined) && (missing24 = "input"))) || ((data119.value === undefined) && (missing24 = "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/required",keyword:"required",params:{missingProperty: missing24},schema:schema31.properties.commands.properties.sample.required,parentSchema:schema31.properties.commands.properties.sample,data:data119}];
return false;
}
else {
const _errs256 = errors;
for(const key26 in data119){
if(!((((key26 === "argv") || (key26 === "ready")) || (key26 === "input")) || (key26 === "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26},schema:false,parentSchema:schema31.properties.commands.properties.sample,data:data119}];
return false;
break;
}
}
if(_errs256 === errors){
if(data119.argv !== undefined){
let data120 = data119.argv;
const _errs257 = errors;
if(errors === _errs257){
if(Array.isArray(data120)){
if(data120.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv",schemaPath:"#/properties/commands/properties/sample/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.argv,data:data120}];
return false;
}
else {
var valid78 = true;
const len18 = data120.length;
for(let i28=0; i28<len18; i28++){
let data121 = data120[i28];
const _errs259 = errors;
if(errors === _errs259){
if(typeof data121 === "string"){
if(func2(data121) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv/" + i28,schemaPath:"#/properties/commands/properties/sample/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.argv.items,data:data121}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv/" + i28,schemaPath:"#/properties/commands/properties/sample/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.sample.properties.argv.items,data:data121}];
return false;
}
}
var valid78 = _errs259 === errors;
if(!valid78){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv",schemaPath:"#/properties/commands/properties/sample/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.sample.properties.argv.type,parentSchema:schema31.properties.commands.properties.sample.properties.argv,data:data120}];
return false;
}
}
var valid77 = _errs257 === errors;
}
else {
var valid77 = true;
}
if(valid77){
if(data119.ready !== undefined){
let data122 = data119.ready;
const _errs261 = errors;
if(errors === _errs261){
if(typeof data122 === "string"){
if(func2(data122) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/ready",schemaPath:"#/properties/commands/properties/sample/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.ready,data:data122}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/ready",schemaPath:"#/properties/commands/properties/sample/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.ready.type,parentSchema:schema31.properties.commands.properties.sample.properties.ready,data:data122}];
return false;
}
}
var valid77 = _errs261 === errors;
}
else {
var valid77 = true;
}
if(valid77){
if(data119.input !== undefined){
let data123 = data119.input;
const _errs263 = errors;
if(errors === _errs263){
if(typeof data123 === "string"){
if(func2(data123) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/input",schemaPath:"#/properties/commands/properties/sample/properties/input/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.input,data:data123}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/input",schemaPath:"#/properties/commands/properties/sample/properties/input/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.input.type,parentSchema:schema31.properties.commands.properties.sample.properties.input,data:data123}];
return false;
}
}
var valid77 = _errs263 === errors;
}
else {
var valid77 = true;
}
if(valid77){
if(data119.value !== undefined){
let data124 = data119.value;
const _errs265 = errors;
if(errors === _errs265){
if(typeof data124 === "string"){
if(func2(data124) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/value",schemaPath:"#/properties/commands/properties/sample/properties/value/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.value,data:data124}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/value",schemaPath:"#/properties/commands/properties/sample/properties/value/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.value.type,parentSchema:schema31.properties.commands.properties.sample.properties.value,data:data124}];
return false;
}
}
var valid77 = _errs265 === errors;
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
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.sample.type,parentSchema:schema31.properties.commands.properties.sample,data:data119}];
return false;
}
}
var valid60 = _errs254 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data95.stop !== undefined){
let data125 = data95.stop;
const _errs267 = errors;
if(errors === _errs267){
if(data125 && typeof data125 == "object" && !Array.isArray(data125)){
let missing25;
if((data125.signal === undefined) && (missing25 = "signal")){
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/required",keyword:"required",params:{missingProperty: missing25},schema:schema31.properties.commands.properties.stop.required,parentSchema:schema31.properties.commands.properties.stop,data:data125}];
return false;
}
else {
const _errs269 = errors;
for(const key27 in data125){
if(!(key27 === "signal")){
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key27},schema:false,parentSchema:schema31.properties.commands.properties.stop,data:data125}];
return false;
break;
}
}
if(_errs269 === errors){
if(data125.signal !== undefined){
let data126 = data125.signal;
if(!(((data126 === "SIGTERM") || (data126 === "SIGQUIT")) || (data126 === "SIGUSR1"))){
validate20.errors = [{instancePath:instancePath+"/commands/stop/signal",schemaPath:"#/properties/commands/properties/stop/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.stop.properties.signal.enum},schema:schema31.properties.commands.properties.stop.properties.signal.enum,parentSchema:schema31.properties.commands.properties.stop.properties.signal,data:data126}];
return false;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.stop.type,parentSchema:schema31.properties.commands.properties.stop,data:data125}];
return false;
}
}
var valid60 = _errs267 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data95.beside !== undefined){
let data127 = data95.beside;
const _errs271 = errors;
if(errors === _errs271){
if(data127 && typeof data127 == "object" && !Array.isArray(data127)){
let missing26;
if((((((data127.argv === undefined) && (missing26 = "argv")) || ((data127.ready === undefined) && (missing26 = "ready"))) || ((data127.check === undefined) && (missing26 = "check"))) || ((data127.reads === undefined) && (missing26 = "reads"))) || ((data127.reload === undefined) && (missing26 = "reload"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside",schemaPath:"#/properties/commands/properties/beside/required",keyword:"required",params:{missingProperty: missing26},schema:schema31.properties.commands.properties.beside.required,parentSchema:schema31.properties.commands.properties.beside,data:data127}];
return false;
}
else {
const _errs273 = errors;
for(const key28 in data127){
if(!((((((key28 === "argv") || (key28 === "ready")) || (key28 === "check")) || (key28 === "place")) || (key28 === "reads")) || (key28 === "reload"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside",schemaPath:"#/properties/commands/properties/beside/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key28},schema:false,parentSchema:schema31.properties.commands.properties.beside,data:data127}];
return false;
break;
}
}
if(_errs273 === errors){
if(data127.argv !== undefined){
let data128 = data127.argv;
const _errs274 = errors;
if(errors === _errs274){
if(Array.isArray(data128)){
if(data128.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/argv",schemaPath:"#/properties/commands/properties/beside/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.argv,data:data128}];
return false;
}
else {
var valid81 = true;
const len19 = data128.length;
for(let i29=0; i29<len19; i29++){
let data129 = data128[i29];
const _errs276 = errors;
if(errors === _errs276){
if(typeof data129 === "string"){
if(func2(data129) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/argv/" + i29,schemaPath:"#/properties/commands/properties/beside/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.argv.items,data:data129}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/argv/" + i29,schemaPath:"#/properties/commands/properties/beside/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.beside.properties.argv.items,data:data129}];
return false;
}
}
var valid81 = _errs276 === errors;
if(!valid81){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/argv",schemaPath:"#/properties/commands/properties/beside/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.beside.properties.argv.type,parentSchema:schema31.properties.commands.properties.beside.properties.argv,data:data128}];
return false;
}
}
var valid80 = _errs274 === errors;
}
else {
var valid80 = true;
}
if(valid80){
if(data127.ready !== undefined){
let data130 = data127.ready;
const _errs278 = errors;
if(errors === _errs278){
if(typeof data130 === "string"){
if(func2(data130) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/ready",schemaPath:"#/properties/commands/properties/beside/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.ready,data:data130}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/ready",schemaPath:"#/properties/commands/properties/beside/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.ready.type,parentSchema:schema31.properties.commands.properties.beside.properties.ready,data:data130}];
return false;
}
}
var valid80 = _errs278 === errors;
}
else {
var valid80 = true;
}
if(valid80){
if(data127.check !== undefined){
let data131 = data127.check;
const _errs280 = errors;
if(errors === _errs280){
if(data131 && typeof data131 == "object" && !Array.isArray(data131)){
let missing27;
if((data131.argv === undefined) && (missing27 = "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/beside/check",schemaPath:"#/properties/commands/properties/beside/properties/check/required",keyword:"required",params:{missingProperty: missing27},schema:schema31.properties.commands.properties.beside.properties.check.required,parentSchema:schema31.properties.commands.properties.beside.properties.check,data:data131}];
return false;
}
else {
const _errs282 = errors;
for(const key29 in data131){
if(!(key29 === "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/beside/check",schemaPath:"#/properties/commands/properties/beside/properties/check/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key29},schema:false,parentSchema:schema31.properties.commands.properties.beside.properties.check,data:data131}];
return false;
break;
}
}
if(_errs282 === errors){
if(data131.argv !== undefined){
let data132 = data131.argv;
const _errs283 = errors;
if(errors === _errs283){
if(Array.isArray(data132)){
if(data132.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/check/argv",schemaPath:"#/properties/commands/properties/beside/properties/check/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.check.properties.argv,data:data132}];
return false;
}
else {
var valid83 = true;
const len20 = data132.length;
for(let i30=0; i30<len20; i30++){
let data133 = data132[i30];
const _errs285 = errors;
if(errors === _errs285){
if(typeof data133 === "string"){
if(func2(data133) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/check/argv/" + i30,schemaPath:"#/properties/commands/properties/beside/properties/check/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.check.properties.argv.items,data:data133}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/check/argv/" + i30,schemaPath:"#/properties/commands/properties/beside/properties/check/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.check.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.beside.properties.check.properties.argv.items,data:data133}];
return false;
}
}
var valid83 = _errs285 === errors;
if(!valid83){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/check/argv",schemaPath:"#/properties/commands/properties/beside/properties/check/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.beside.properties.check.properties.argv.type,parentSchema:schema31.properties.commands.properties.beside.properties.check.properties.argv,data:data132}];
return false;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/check",schemaPath:"#/properties/commands/properties/beside/properties/check/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.beside.properties.check.type,parentSchema:schema31.properties.commands.properties.beside.properties.check,data:data131}];
return false;
}
}
var valid80 = _errs280 === errors;
}
else {
var valid80 = true;
}
if(valid80){
if(data127.place !== undefined){
let data134 = data127.place;
const _errs287 = errors;
if(errors === _errs287){
if(data134 && typeof data134 == "object" && !Array.isArray(data134)){
let missing28;
if(((data134.input === undefined) && (missing28 = "input")) || ((data134.value === undefined) && (missing28 = "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside/place",schemaPath:"#/properties/commands/properties/beside/properties/place/required",keyword:"required",params:{missingProperty: missing28},schema:schema31.properties.commands.properties.beside.properties.place.required,parentSchema:schema31.properties.commands.properties.beside.properties.place,data:data134}];
return false;
}
else {
const _errs289 = errors;
for(const key30 in data134){
if(!((key30 === "input") || (key30 === "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside/place",schemaPath:"#/properties/commands/properties/beside/properties/place/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key30},schema:false,parentSchema:schema31.properties.commands.properties.beside.properties.place,data:data134}];
return false;
break;
}
}
if(_errs289 === errors){
if(data134.input !== undefined){
let data135 = data134.input;
const _errs290 = errors;
if(errors === _errs290){
if(typeof data135 === "string"){
if(func2(data135) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/place/input",schemaPath:"#/properties/commands/properties/beside/properties/place/properties/input/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.place.properties.input,data:data135}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/place/input",schemaPath:"#/properties/commands/properties/beside/properties/place/properties/input/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.place.properties.input.type,parentSchema:schema31.properties.commands.properties.beside.properties.place.properties.input,data:data135}];
return false;
}
}
var valid84 = _errs290 === errors;
}
else {
var valid84 = true;
}
if(valid84){
if(data134.value !== undefined){
let data136 = data134.value;
const _errs292 = errors;
if(errors === _errs292){
if(typeof data136 === "string"){
if(func2(data136) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/place/value",schemaPath:"#/properties/commands/properties/beside/properties/place/properties/value/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.place.properties.value,data:data136}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/place/value",schemaPath:"#/properties/commands/properties/beside/properties/place/properties/value/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.place.properties.value.type,parentSchema:schema31.properties.commands.properties.beside.properties.place.properties.value,data:data136}];
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
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/place",schemaPath:"#/properties/commands/properties/beside/properties/place/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.beside.properties.place.type,parentSchema:schema31.properties.commands.properties.beside.properties.place,data:data134}];
return false;
}
}
var valid80 = _errs287 === errors;
}
else {
var valid80 = true;
}
if(valid80){
if(data127.reads !== undefined){
let data137 = data127.reads;
const _errs294 = errors;
if(errors === _errs294){
if(Array.isArray(data137)){
if(data137.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reads",schemaPath:"#/properties/commands/properties/beside/properties/reads/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.reads,data:data137}];
return false;
}
else {
var valid85 = true;
const len21 = data137.length;
for(let i31=0; i31<len21; i31++){
let data138 = data137[i31];
const _errs296 = errors;
if(errors === _errs296){
if(typeof data138 === "string"){
if(func2(data138) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reads/" + i31,schemaPath:"#/properties/commands/properties/beside/properties/reads/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.reads.items,data:data138}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/reads/" + i31,schemaPath:"#/properties/commands/properties/beside/properties/reads/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.reads.items.type,parentSchema:schema31.properties.commands.properties.beside.properties.reads.items,data:data138}];
return false;
}
}
var valid85 = _errs296 === errors;
if(!valid85){
break;
}
}
if(valid85){
let i32 = data137.length;
let j10;
if(i32 > 1){
const indices3 = {};
for(;i32--;){
let item3 = data137[i32];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j10 = indices3[item3];
validate20.errors = [{instancePath:instancePath+"/commands/beside/reads",schemaPath:"#/properties/commands/properties/beside/properties/reads/uniqueItems",keyword:"uniqueItems",params:{i: i32, j: j10},schema:true,parentSchema:schema31.properties.commands.properties.beside.properties.reads,data:data137}];
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
validate20.errors = [{instancePath:instancePath+"/commands/beside/reads",schemaPath:"#/properties/commands/properties/beside/properties/reads/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.beside.properties.reads.type,parentSchema:schema31.properties.commands.properties.beside.properties.reads,data:data137}];
return false;
}
}
var valid80 = _errs294 === errors;
}
else {
var valid80 = true;
}
if(valid80){
if(data127.reload !== undefined){
let data139 = data127.reload;
const _errs298 = errors;
if(errors === _errs298){
if(data139 && typeof data139 == "object" && !Array.isArray(data139)){
let missing29;
if((((data139.signal === undefined) && (missing29 = "signal")) || ((data139.done === undefined) && (missing29 = "done"))) || ((data139.failed === undefined) && (missing29 = "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload",schemaPath:"#/properties/commands/properties/beside/properties/reload/required",keyword:"required",params:{missingProperty: missing29},schema:schema31.properties.commands.properties.beside.properties.reload.required,parentSchema:schema31.properties.commands.properties.beside.properties.reload,data:data139}];
return false;
}
else {
const _errs300 = errors;
for(const key31 in data139){
if(!(((key31 === "signal") || (key31 === "done")) || (key31 === "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload",schemaPath:"#/properties/commands/properties/beside/properties/reload/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key31},schema:false,parentSchema:schema31.properties.commands.properties.beside.properties.reload,data:data139}];
return false;
break;
}
}
if(_errs300 === errors){
if(data139.signal !== undefined){
let data140 = data139.signal;
const _errs301 = errors;
if(!(((data140 === "SIGHUP") || (data140 === "SIGUSR1")) || (data140 === "SIGUSR2"))){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload/signal",schemaPath:"#/properties/commands/properties/beside/properties/reload/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.beside.properties.reload.properties.signal.enum},schema:schema31.properties.commands.properties.beside.properties.reload.properties.signal.enum,parentSchema:schema31.properties.commands.properties.beside.properties.reload.properties.signal,data:data140}];
return false;
}
var valid87 = _errs301 === errors;
}
else {
var valid87 = true;
}
if(valid87){
if(data139.done !== undefined){
let data141 = data139.done;
const _errs302 = errors;
if(errors === _errs302){
if(typeof data141 === "string"){
if(func2(data141) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload/done",schemaPath:"#/properties/commands/properties/beside/properties/reload/properties/done/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.reload.properties.done,data:data141}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload/done",schemaPath:"#/properties/commands/properties/beside/properties/reload/properties/done/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.reload.properties.done.type,parentSchema:schema31.properties.commands.properties.beside.properties.reload.properties.done,data:data141}];
return false;
}
}
var valid87 = _errs302 === errors;
}
else {
var valid87 = true;
}
if(valid87){
if(data139.failed !== undefined){
let data142 = data139.failed;
const _errs304 = errors;
if(errors === _errs304){
if(typeof data142 === "string"){
if(func2(data142) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload/failed",schemaPath:"#/properties/commands/properties/beside/properties/reload/properties/failed/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.beside.properties.reload.properties.failed,data:data142}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload/failed",schemaPath:"#/properties/commands/properties/beside/properties/reload/properties/failed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.beside.properties.reload.properties.failed.type,parentSchema:schema31.properties.commands.properties.beside.properties.reload.properties.failed,data:data142}];
return false;
}
}
var valid87 = _errs304 === errors;
}
else {
var valid87 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/beside/reload",schemaPath:"#/properties/commands/properties/beside/properties/reload/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.beside.properties.reload.type,parentSchema:schema31.properties.commands.properties.beside.properties.reload,data:data139}];
return false;
}
}
var valid80 = _errs298 === errors;
}
else {
var valid80 = true;
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
validate20.errors = [{instancePath:instancePath+"/commands/beside",schemaPath:"#/properties/commands/properties/beside/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.beside.type,parentSchema:schema31.properties.commands.properties.beside,data:data127}];
return false;
}
}
var valid60 = _errs271 === errors;
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
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.type,parentSchema:schema31.properties.commands,data:data95}];
return false;
}
}
var valid0 = _errs194 === errors;
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
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
