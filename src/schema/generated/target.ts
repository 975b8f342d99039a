// @ts-nocheck
/** Generated from `pki/schemas/target.schema.json` by `npm run generate`. Not for editing. */
import { isDeepStrictEqual } from 'node:util'
import type { Validator } from '../gate.ts'
import type { TargetJson } from './types.ts'

export const validateTarget: Validator<TargetJson> = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:target","title":"Target","description":"A server program that configuration is written for. Its name is the name of its folder in templates/.","type":"object","additionalProperties":false,"required":["title","summary","kind","install","versions","sinceVersion","files","material","claims","cannot","inputs","commands"],"properties":{"$schema":{"title":"Schema","description":"Where an editor finds this schema.","type":"string"},"title":{"title":"Title","description":"The program, as its makers write it.","type":"string","minLength":1,"maxLength":60},"summary":{"title":"Summary","description":"What is exported, in one line.","type":"string","minLength":1,"maxLength":160},"kind":{"title":"Kind","description":"started: the real server is started, attacked, reloaded and attacked again. checked: its own program checks what is exported, and nothing is started.","enum":["started","checked"]},"install":{"title":"Install","description":"How its program comes onto a machine, in half a sentence.","type":"string","minLength":1},"versions":{"title":"Versions","description":"The versions of the program that the templates are right for.","type":"object","additionalProperties":false,"required":["oldest","assumed"],"properties":{"oldest":{"title":"Oldest","description":"The first version covered, such as 20.0.0.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"before":{"title":"Before","description":"The first version that is not covered any more, if there is one.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"assumed":{"title":"Assumed","description":"The version that is written for when none is named.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}},"sinceVersion":{"title":"Since version","description":"What depends on the version. Each name is true in a template from its version on, so that no template compares versions.","type":"object","propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,39}$"},"additionalProperties":{"title":"Fact","description":"One thing that newer versions can do.","type":"object","additionalProperties":false,"required":["title","since"],"properties":{"title":{"title":"Title","description":"What is true, in a few words.","type":"string","minLength":1,"maxLength":160},"since":{"title":"Since","description":"The first version of which it is true.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}}},"files":{"title":"Files","description":"What is written, apart from keys, certificates and CRLs.","type":"array","minItems":1,"items":{"title":"File","description":"A file that is copied as it is; or, with a language, rendered from the template of the same name with .liquid behind it. It lies in the folder of the target; or, with from or parts, where these say.","type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"title":"Path","description":"Where it is written, under the exported directory.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"language":{"title":"Language","description":"The language that it is written in, which decides how values are escaped.","type":"string","pattern":"^[a-z][a-z0-9-]{0,29}$"},"from":{"title":"From","description":"The file of templates/parts/ that it is, for files that several targets share.","type":"string","pattern":"^parts/(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"parts":{"title":"Parts","description":"The pieces that it is made of, joined in this order: files of templates/parts/, or of the target's folder.","type":"array","minItems":2,"items":{"title":"Part","description":"The path of a file, from templates/ where it begins with parts/, otherwise from the folder of the target.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}},"keep":{"title":"Keep","description":"Written once, for its owner only, and left as it is by every later export: a secret of the deployment.","const":true}},"dependentRequired":{"keep":["language"]},"dependentSchemas":{"from":{"properties":{"parts":false}}}}},"folders":{"title":"Folders","description":"Folders that the server writes into while it runs. They are made empty, and what is in them is left alone.","type":"array","uniqueItems":true,"items":{"title":"Folder","description":"Its name, under the exported directory.","type":"string","pattern":"^[a-z][a-z0-9-]{0,39}$"}},"own":{"title":"Own","description":"Files and folders of the user's own, directly in the exported directory: exports make none, and leave them alone.","type":"array","uniqueItems":true,"items":{"title":"Path","description":"Its name.","type":"string","pattern":"^[a-z][a-z0-9.-]{0,39}$"}},"material":{"title":"Material","description":"Where keys, certificates and CRLs are written, under the exported directory.","type":"object","additionalProperties":false,"required":["serverChain","serverKey","clientAuthority","clientCrl"],"properties":{"serverChain":{"title":"Server chain","description":"The server's certificate and what stands between it and its trust anchor, as PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"serverKey":{"title":"Server key","description":"The server's private key, as PEM with mode 0600.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"clientAuthority":{"title":"Client authority","description":"The one certificate that client certificates must be issued by, as PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"clientCrl":{"title":"Client CRL","description":"The CRL of the client authority, as PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}}},"claims":{"title":"Claims","description":"What the exported server does; each is a test that it passes. What is not claimed here is named in lacks, under cannot.","type":"object","additionalProperties":false,"properties":{"identity":{"title":"Identity","description":"The application learns who is calling, exactly as the certificate has it: as an object in the same process, or by a header.","enum":["object","header"]},"claimsFrom":{"title":"Claims from","description":"Claims are read from an extension of their own, or from a URI; a certificate whose claim is of another type is refused.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Place","description":"An extension of its own, or a URI.","enum":["oid","uri"]}},"purpose":{"title":"Purpose","description":"A certificate that does not say that it is for clients (clientAuth in its extended key usage) gets nothing.","const":true},"forgery":{"title":"Forgery","description":"Headers by which proxies tell an identity never reach the application from a client.","const":true},"access":{"title":"Access","description":"Access rules are enforced, as far as they ask for no more than is listed.","type":"object","additionalProperties":false,"required":["by","instead"],"properties":{"by":{"title":"By","description":"What it can decide by; an export with rules that ask for more is refused.","type":"array","uniqueItems":true,"items":{"title":"Ability","description":"path and method of a request; uri, dns and email names, and wildcards in them; claims by type, and ranges of whole numbers; paths decoded once.","enum":["path","method","uri","dns","email","wildcard","string","strings","integer","range","boolean","decode-once"]}},"instead":{"title":"Instead","description":"What to do where it cannot enforce a rule.","type":"string","minLength":1}}},"revocation":{"title":"Revocation","description":"A revoked client gets no connection once the CRL is in force (handshake), and no answer on a connection that is open already (request).","enum":["handshake","request"]},"noResumption":{"title":"No resumption","description":"No TLS session is resumed, for that would sleep through a revocation.","const":true},"completeCrl":{"title":"Complete CRL","description":"A CRL that does not speak for every certificate, such as a delta or one for some reasons only, lets nobody back in.","const":true},"newestCrl":{"title":"Newest CRL","description":"An older CRL, or another of the same number, lets nobody back in.","const":true},"sni":{"title":"SNI","description":"A handshake that names another server, or none, gets nothing.","const":true},"host":{"title":"Host","description":"A request for another host than the one that was exported for gets 421.","const":true},"requestTargets":{"title":"Request targets","description":"A request target that can be read in two ways gets 400.","const":true},"framing":{"title":"Framing","description":"Every answer forbids being framed, errors too.","const":true},"origin":{"title":"Origin","description":"Requests that change something are taken from allowed origins only, and no preflight is answered.","const":true},"limits":{"title":"Limits","description":"The limits that are chosen at export hold.","const":true},"mlkem":{"title":"ML-KEM","description":"The hybrid group X25519MLKEM768 is offered: always, or where the program's TLS library has it.","enum":["where-supported","always"]},"keepsGood":{"title":"Keeps the good","description":"At a reload, what cannot be read leaves what is in force as it is.","const":true},"drains":{"title":"Drains","description":"Told to end, it finishes the answers at hand.","const":true},"pin":{"title":"Pin","description":"It compares its client authority with the pin by itself when it starts.","const":true}}},"cannot":{"title":"Cannot","description":"What the exported server does not do, and what works in its place.","type":"array","items":{"title":"Limit","description":"One thing it cannot do.","type":"object","additionalProperties":false,"required":["what","instead"],"properties":{"lacks":{"title":"Lacks","description":"The claims that are not made because of it.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Claim","description":"The name of a claim.","enum":["identity","claimsFrom","purpose","forgery","access","revocation","noResumption","completeCrl","newestCrl","sni","host","requestTargets","framing","origin","limits","mlkem","keepsGood","drains","pin"]}},"what":{"title":"What","description":"What it cannot do.","type":"string","minLength":1},"instead":{"title":"Instead","description":"What works in its place.","type":"string","minLength":1}}}},"inputs":{"title":"Inputs","description":"What may be chosen at export, by name. Each has an allow-list: nothing else is taken.","type":"object","required":["address","port"],"propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,39}$"},"additionalProperties":{"title":"Input","description":"One choice, by its type. choice: one of the values. integer: within minimum and maximum. text: matching the pattern as a whole. list: texts with commas between, each matching. endpoint: http://HOST:PORT.","type":"object","required":["type"],"discriminator":{"propertyName":"type"},"oneOf":[{"type":"object","additionalProperties":false,"required":["title","type","default","values"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"One of the values.","const":"choice"},"default":{"$ref":"#/$defs/inputDefault"},"values":{"title":"Values","description":"The words to choose from.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Value","description":"One word.","type":"string","pattern":"^[a-z0-9][a-z0-9-]*$"}}}},{"type":"object","additionalProperties":false,"required":["title","type","default","minimum","maximum"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"A whole number within minimum and maximum.","const":"integer"},"default":{"$ref":"#/$defs/inputDefault"},"minimum":{"title":"Minimum","description":"The smallest number taken.","type":"integer"},"maximum":{"title":"Maximum","description":"The largest number taken.","type":"integer"}}},{"type":"object","additionalProperties":false,"required":["title","type","default","pattern"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"text: matching the pattern as a whole. list: texts with commas between, each matching.","enum":["text","list"]},"default":{"$ref":"#/$defs/inputDefault"},"pattern":{"title":"Pattern","description":"A regular expression in the syntax of ECMAScript, without anchors, that each text matches as a whole.","type":"string","minLength":1,"maxLength":500}}},{"type":"object","additionalProperties":false,"required":["title","type","default"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"http://HOST:PORT.","const":"endpoint"},"default":{"$ref":"#/$defs/inputDefault"}}}]}},"commands":{"title":"Commands","description":"How the program is checked, run and reloaded, in the exported directory, as an ordinary user. {directory} and {name of an input} stand for their values.","type":"object","additionalProperties":false,"required":["check","run","reload"],"properties":{"build":{"title":"Build","description":"Makes the program, once, before it is checked and run; it may take minutes and the network.","type":"object","additionalProperties":false,"required":["argv","makes"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"makes":{"title":"Makes","description":"The folder that it writes into, under the exported directory; exports leave it alone, and it stays out of repositories and images.","type":"string","pattern":"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}}},"check":{"title":"Check","description":"Looks at the configuration without serving; status 0 means good.","type":"object","additionalProperties":false,"required":["argv"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}}}},"run":{"title":"Run","description":"Serves in the foreground.","type":"object","additionalProperties":false,"required":["argv","ready"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"ready":{"title":"Ready","description":"What it prints once it serves.","type":"string","minLength":1}}},"reload":{"title":"Reload","description":"How it takes up a new CRL or certificate: by signal, command, watching or restart.","type":"object","required":["by"],"discriminator":{"propertyName":"by"},"oneOf":[{"type":"object","additionalProperties":false,"required":["by","signal","done","failed"],"properties":{"by":{"title":"By","description":"A signal to its process.","const":"signal"},"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGHUP","SIGUSR1","SIGUSR2"]},"done":{"title":"Done","description":"What it prints once the new files are in force.","type":"string","minLength":1},"failed":{"title":"Failed","description":"What it prints when it keeps the old files.","type":"string","minLength":1}}},{"type":"object","additionalProperties":false,"required":["by","argv"],"properties":{"by":{"title":"By","description":"A command that ends with status 0 once the new files are in force, and with another where the old ones are kept.","const":"command"},"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}}}},{"type":"object","additionalProperties":false,"required":["by","done","failed"],"properties":{"by":{"title":"By","description":"It notices by itself that files were replaced.","const":"watching"},"done":{"title":"Done","description":"What it prints once the new files are in force.","type":"string","minLength":1},"failed":{"title":"Failed","description":"What it prints when it keeps the old files.","type":"string","minLength":1}}},{"type":"object","additionalProperties":false,"required":["by"],"properties":{"by":{"title":"By","description":"It is stopped, and run again.","const":"restart"}}}]},"sample":{"title":"Sample","description":"A backend to try it with, for servers that only pass requests on. Runs beside it.","type":"object","additionalProperties":false,"required":["argv","ready","input","value"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"ready":{"title":"Ready","description":"What it prints once it serves.","type":"string","minLength":1},"input":{"title":"Input","description":"The input that tells the server where this backend is.","type":"string","minLength":1},"value":{"title":"Value","description":"Its value; {port} stands for a free port.","type":"string","minLength":1}}},"stop":{"title":"Stop","description":"Ends it once the requests at hand are answered; SIGTERM where it is not said.","type":"object","additionalProperties":false,"required":["signal"],"properties":{"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGTERM","SIGQUIT"]}}}}}},"$defs":{"inputTitle":{"title":"Title","description":"What is chosen, in one line.","type":"string","minLength":1,"maxLength":160},"inputDefault":{"title":"Default","description":"What is taken when nothing is chosen, written as it would be given.","type":"string"}}};
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
const pattern20 = new RegExp("^[a-z0-9][a-z0-9-]*$", "u");
const pattern21 = new RegExp("^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "u");

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
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
let missing5;
if(((((data26.serverChain === undefined) && (missing5 = "serverChain")) || ((data26.serverKey === undefined) && (missing5 = "serverKey"))) || ((data26.clientAuthority === undefined) && (missing5 = "clientAuthority"))) || ((data26.clientCrl === undefined) && (missing5 = "clientCrl"))){
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/required",keyword:"required",params:{missingProperty: missing5},schema:schema31.properties.material.required,parentSchema:schema31.properties.material,data:data26}];
return false;
}
else {
const _errs58 = errors;
for(const key6 in data26){
if(!((((key6 === "serverChain") || (key6 === "serverKey")) || (key6 === "clientAuthority")) || (key6 === "clientCrl"))){
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},schema:false,parentSchema:schema31.properties.material,data:data26}];
return false;
break;
}
}
if(_errs58 === errors){
if(data26.serverChain !== undefined){
let data27 = data26.serverChain;
const _errs59 = errors;
if(errors === _errs59){
if(typeof data27 === "string"){
if(!pattern9.test(data27)){
validate20.errors = [{instancePath:instancePath+"/material/serverChain",schemaPath:"#/properties/material/properties/serverChain/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.serverChain,data:data27}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/serverChain",schemaPath:"#/properties/material/properties/serverChain/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.serverChain.type,parentSchema:schema31.properties.material.properties.serverChain,data:data27}];
return false;
}
}
var valid14 = _errs59 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data26.serverKey !== undefined){
let data28 = data26.serverKey;
const _errs61 = errors;
if(errors === _errs61){
if(typeof data28 === "string"){
if(!pattern9.test(data28)){
validate20.errors = [{instancePath:instancePath+"/material/serverKey",schemaPath:"#/properties/material/properties/serverKey/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.serverKey,data:data28}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/serverKey",schemaPath:"#/properties/material/properties/serverKey/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.serverKey.type,parentSchema:schema31.properties.material.properties.serverKey,data:data28}];
return false;
}
}
var valid14 = _errs61 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data26.clientAuthority !== undefined){
let data29 = data26.clientAuthority;
const _errs63 = errors;
if(errors === _errs63){
if(typeof data29 === "string"){
if(!pattern9.test(data29)){
validate20.errors = [{instancePath:instancePath+"/material/clientAuthority",schemaPath:"#/properties/material/properties/clientAuthority/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.clientAuthority,data:data29}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/clientAuthority",schemaPath:"#/properties/material/properties/clientAuthority/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.clientAuthority.type,parentSchema:schema31.properties.material.properties.clientAuthority,data:data29}];
return false;
}
}
var valid14 = _errs63 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data26.clientCrl !== undefined){
let data30 = data26.clientCrl;
const _errs65 = errors;
if(errors === _errs65){
if(typeof data30 === "string"){
if(!pattern9.test(data30)){
validate20.errors = [{instancePath:instancePath+"/material/clientCrl",schemaPath:"#/properties/material/properties/clientCrl/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.clientCrl,data:data30}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/clientCrl",schemaPath:"#/properties/material/properties/clientCrl/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.clientCrl.type,parentSchema:schema31.properties.material.properties.clientCrl,data:data30}];
return false;
}
}
var valid14 = _errs65 === errors;
}
else {
var valid14 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/type",keyword:"type",params:{type: "object"},schema:schema31.properties.material.type,parentSchema:schema31.properties.material,data:data26}];
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
let data31 = data.claims;
const _errs67 = errors;
if(errors === _errs67){
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
const _errs69 = errors;
for(const key7 in data31){
if(!(func1.call(schema31.properties.claims.properties, key7))){
validate20.errors = [{instancePath:instancePath+"/claims",schemaPath:"#/properties/claims/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema31.properties.claims,data:data31}];
return false;
break;
}
}
if(_errs69 === errors){
if(data31.identity !== undefined){
let data32 = data31.identity;
const _errs70 = errors;
if(!((data32 === "object") || (data32 === "header"))){
validate20.errors = [{instancePath:instancePath+"/claims/identity",schemaPath:"#/properties/claims/properties/identity/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.identity.enum},schema:schema31.properties.claims.properties.identity.enum,parentSchema:schema31.properties.claims.properties.identity,data:data32}];
return false;
}
var valid15 = _errs70 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data31.claimsFrom !== undefined){
let data33 = data31.claimsFrom;
const _errs71 = errors;
if(errors === _errs71){
if(Array.isArray(data33)){
if(data33.length < 1){
validate20.errors = [{instancePath:instancePath+"/claims/claimsFrom",schemaPath:"#/properties/claims/properties/claimsFrom/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.claims.properties.claimsFrom,data:data33}];
return false;
}
else {
var valid16 = true;
const len4 = data33.length;
for(let i6=0; i6<len4; i6++){
let data34 = data33[i6];
const _errs73 = errors;
if(!((data34 === "oid") || (data34 === "uri"))){
validate20.errors = [{instancePath:instancePath+"/claims/claimsFrom/" + i6,schemaPath:"#/properties/claims/properties/claimsFrom/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.claimsFrom.items.enum},schema:schema31.properties.claims.properties.claimsFrom.items.enum,parentSchema:schema31.properties.claims.properties.claimsFrom.items,data:data34}];
return false;
}
var valid16 = _errs73 === errors;
if(!valid16){
break;
}
}
if(valid16){
let i7 = data33.length;
let j2;
if(i7 > 1){
outer0:
for(;i7--;){
for(j2 = i7; j2--;){
if(func0(data33[i7], data33[j2])){
validate20.errors = [{instancePath:instancePath+"/claims/claimsFrom",schemaPath:"#/properties/claims/properties/claimsFrom/uniqueItems",keyword:"uniqueItems",params:{i: i7, j: j2},schema:true,parentSchema:schema31.properties.claims.properties.claimsFrom,data:data33}];
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
validate20.errors = [{instancePath:instancePath+"/claims/claimsFrom",schemaPath:"#/properties/claims/properties/claimsFrom/type",keyword:"type",params:{type: "array"},schema:schema31.properties.claims.properties.claimsFrom.type,parentSchema:schema31.properties.claims.properties.claimsFrom,data:data33}];
return false;
}
}
var valid15 = _errs71 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data31.purpose !== undefined){
let data35 = data31.purpose;
const _errs74 = errors;
if(true !== data35){
validate20.errors = [{instancePath:instancePath+"/claims/purpose",schemaPath:"#/properties/claims/properties/purpose/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.purpose,data:data35}];
return false;
}
var valid15 = _errs74 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data31.forgery !== undefined){
let data36 = data31.forgery;
const _errs75 = errors;
if(true !== data36){
validate20.errors = [{instancePath:instancePath+"/claims/forgery",schemaPath:"#/properties/claims/properties/forgery/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.forgery,data:data36}];
return false;
}
var valid15 = _errs75 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data31.access !== undefined){
let data37 = data31.access;
const _errs76 = errors;
if(errors === _errs76){
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
let missing6;
if(((data37.by === undefined) && (missing6 = "by")) || ((data37.instead === undefined) && (missing6 = "instead"))){
validate20.errors = [{instancePath:instancePath+"/claims/access",schemaPath:"#/properties/claims/properties/access/required",keyword:"required",params:{missingProperty: missing6},schema:schema31.properties.claims.properties.access.required,parentSchema:schema31.properties.claims.properties.access,data:data37}];
return false;
}
else {
const _errs78 = errors;
for(const key8 in data37){
if(!((key8 === "by") || (key8 === "instead"))){
validate20.errors = [{instancePath:instancePath+"/claims/access",schemaPath:"#/properties/claims/properties/access/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema31.properties.claims.properties.access,data:data37}];
return false;
break;
}
}
if(_errs78 === errors){
if(data37.by !== undefined){
let data38 = data37.by;
const _errs79 = errors;
if(errors === _errs79){
if(Array.isArray(data38)){
var valid19 = true;
const len5 = data38.length;
for(let i8=0; i8<len5; i8++){
let data39 = data38[i8];
const _errs81 = errors;
if(!((((((((((((data39 === "path") || (data39 === "method")) || (data39 === "uri")) || (data39 === "dns")) || (data39 === "email")) || (data39 === "wildcard")) || (data39 === "string")) || (data39 === "strings")) || (data39 === "integer")) || (data39 === "range")) || (data39 === "boolean")) || (data39 === "decode-once"))){
validate20.errors = [{instancePath:instancePath+"/claims/access/by/" + i8,schemaPath:"#/properties/claims/properties/access/properties/by/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.access.properties.by.items.enum},schema:schema31.properties.claims.properties.access.properties.by.items.enum,parentSchema:schema31.properties.claims.properties.access.properties.by.items,data:data39}];
return false;
}
var valid19 = _errs81 === errors;
if(!valid19){
break;
}
}
if(valid19){
let i9 = data38.length;
let j3;
if(i9 > 1){
outer1:
for(;i9--;){
for(j3 = i9; j3--;){
if(func0(data38[i9], data38[j3])){
validate20.errors = [{instancePath:instancePath+"/claims/access/by",schemaPath:"#/properties/claims/properties/access/properties/by/uniqueItems",keyword:"uniqueItems",params:{i: i9, j: j3},schema:true,parentSchema:schema31.properties.claims.properties.access.properties.by,data:data38}];
return false;
break outer1;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/claims/access/by",schemaPath:"#/properties/claims/properties/access/properties/by/type",keyword:"type",params:{type: "array"},schema:schema31.properties.claims.properties.access.properties.by.type,parentSchema:schema31.properties.claims.properties.access.properties.by,data:data38}];
return false;
}
}
var valid18 = _errs79 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data37.instead !== undefined){
let data40 = data37.instead;
const _errs82 = errors;
if(errors === _errs82){
if(typeof data40 === "string"){
if(func2(data40) < 1){
validate20.errors = [{instancePath:instancePath+"/claims/access/instead",schemaPath:"#/properties/claims/properties/access/properties/instead/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.claims.properties.access.properties.instead,data:data40}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/claims/access/instead",schemaPath:"#/properties/claims/properties/access/properties/instead/type",keyword:"type",params:{type: "string"},schema:schema31.properties.claims.properties.access.properties.instead.type,parentSchema:schema31.properties.claims.properties.access.properties.instead,data:data40}];
return false;
}
}
var valid18 = _errs82 === errors;
}
else {
var valid18 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/claims/access",schemaPath:"#/properties/claims/properties/access/type",keyword:"type",params:{type: "object"},schema:schema31.properties.claims.properties.access.type,parentSchema:schema31.properties.claims.properties.access,data:data37}];
return false;
}
}
var valid15 = _errs76 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data31.revocation !== undefined){
let data41 = data31.revocation;
const _errs84 = errors;
if(!((data41 === "handshake") || (data41 === "request"))){
validate20.errors = [{instancePath:instancePath+"/claims/revocation",schemaPath:"#/properties/claims/properties/revocation/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.revocation.enum},schema:schema31.properties.claims.properties.revocation.enum,parentSchema:schema31.properties.claims.properties.revocation,data:data41}];
return false;
}
var valid15 = _errs84 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data31.noResumption !== undefined){
let data42 = data31.noResumption;
const _errs85 = errors;
if(true !== data42){
validate20.errors = [{instancePath:instancePath+"/claims/noResumption",schemaPath:"#/properties/claims/properties/noResumption/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.noResumption,data:data42}];
return false;
}
var valid15 = _errs85 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data31.completeCrl !== undefined){
let data43 = data31.completeCrl;
const _errs86 = errors;
if(true !== data43){
validate20.errors = [{instancePath:instancePath+"/claims/completeCrl",schemaPath:"#/properties/claims/properties/completeCrl/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.completeCrl,data:data43}];
return false;
}
var valid15 = _errs86 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data31.newestCrl !== undefined){
let data44 = data31.newestCrl;
const _errs87 = errors;
if(true !== data44){
validate20.errors = [{instancePath:instancePath+"/claims/newestCrl",schemaPath:"#/properties/claims/properties/newestCrl/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.newestCrl,data:data44}];
return false;
}
var valid15 = _errs87 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data31.sni !== undefined){
let data45 = data31.sni;
const _errs88 = errors;
if(true !== data45){
validate20.errors = [{instancePath:instancePath+"/claims/sni",schemaPath:"#/properties/claims/properties/sni/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.sni,data:data45}];
return false;
}
var valid15 = _errs88 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data31.host !== undefined){
let data46 = data31.host;
const _errs89 = errors;
if(true !== data46){
validate20.errors = [{instancePath:instancePath+"/claims/host",schemaPath:"#/properties/claims/properties/host/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.host,data:data46}];
return false;
}
var valid15 = _errs89 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data31.requestTargets !== undefined){
let data47 = data31.requestTargets;
const _errs90 = errors;
if(true !== data47){
validate20.errors = [{instancePath:instancePath+"/claims/requestTargets",schemaPath:"#/properties/claims/properties/requestTargets/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.requestTargets,data:data47}];
return false;
}
var valid15 = _errs90 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data31.framing !== undefined){
let data48 = data31.framing;
const _errs91 = errors;
if(true !== data48){
validate20.errors = [{instancePath:instancePath+"/claims/framing",schemaPath:"#/properties/claims/properties/framing/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.framing,data:data48}];
return false;
}
var valid15 = _errs91 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data31.origin !== undefined){
let data49 = data31.origin;
const _errs92 = errors;
if(true !== data49){
validate20.errors = [{instancePath:instancePath+"/claims/origin",schemaPath:"#/properties/claims/properties/origin/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.origin,data:data49}];
return false;
}
var valid15 = _errs92 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data31.limits !== undefined){
let data50 = data31.limits;
const _errs93 = errors;
if(true !== data50){
validate20.errors = [{instancePath:instancePath+"/claims/limits",schemaPath:"#/properties/claims/properties/limits/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.limits,data:data50}];
return false;
}
var valid15 = _errs93 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data31.mlkem !== undefined){
let data51 = data31.mlkem;
const _errs94 = errors;
if(!((data51 === "where-supported") || (data51 === "always"))){
validate20.errors = [{instancePath:instancePath+"/claims/mlkem",schemaPath:"#/properties/claims/properties/mlkem/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.properties.mlkem.enum},schema:schema31.properties.claims.properties.mlkem.enum,parentSchema:schema31.properties.claims.properties.mlkem,data:data51}];
return false;
}
var valid15 = _errs94 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data31.keepsGood !== undefined){
let data52 = data31.keepsGood;
const _errs95 = errors;
if(true !== data52){
validate20.errors = [{instancePath:instancePath+"/claims/keepsGood",schemaPath:"#/properties/claims/properties/keepsGood/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.keepsGood,data:data52}];
return false;
}
var valid15 = _errs95 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data31.drains !== undefined){
let data53 = data31.drains;
const _errs96 = errors;
if(true !== data53){
validate20.errors = [{instancePath:instancePath+"/claims/drains",schemaPath:"#/properties/claims/properties/drains/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.drains,data:data53}];
return false;
}
var valid15 = _errs96 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data31.pin !== undefined){
let data54 = data31.pin;
const _errs97 = errors;
if(true !== data54){
validate20.errors = [{instancePath:instancePath+"/claims/pin",schemaPath:"#/properties/claims/properties/pin/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.claims.properties.pin,data:data54}];
return false;
}
var valid15 = _errs97 === errors;
}
else {
var valid15 = true;
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
validate20.errors = [{instancePath:instancePath+"/claims",schemaPath:"#/properties/claims/type",keyword:"type",params:{type: "object"},schema:schema31.properties.claims.type,parentSchema:schema31.properties.claims,data:data31}];
return false;
}
}
var valid0 = _errs67 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cannot !== undefined){
let data55 = data.cannot;
const _errs98 = errors;
if(errors === _errs98){
if(Array.isArray(data55)){
var valid21 = true;
const len6 = data55.length;
for(let i10=0; i10<len6; i10++){
let data56 = data55[i10];
const _errs100 = errors;
if(errors === _errs100){
if(data56 && typeof data56 == "object" && !Array.isArray(data56)){
let missing7;
if(((data56.what === undefined) && (missing7 = "what")) || ((data56.instead === undefined) && (missing7 = "instead"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i10,schemaPath:"#/properties/cannot/items/required",keyword:"required",params:{missingProperty: missing7},schema:schema31.properties.cannot.items.required,parentSchema:schema31.properties.cannot.items,data:data56}];
return false;
}
else {
const _errs102 = errors;
for(const key9 in data56){
if(!(((key9 === "lacks") || (key9 === "what")) || (key9 === "instead"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i10,schemaPath:"#/properties/cannot/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema31.properties.cannot.items,data:data56}];
return false;
break;
}
}
if(_errs102 === errors){
if(data56.lacks !== undefined){
let data57 = data56.lacks;
const _errs103 = errors;
if(errors === _errs103){
if(Array.isArray(data57)){
if(data57.length < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i10+"/lacks",schemaPath:"#/properties/cannot/items/properties/lacks/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.lacks,data:data57}];
return false;
}
else {
var valid23 = true;
const len7 = data57.length;
for(let i11=0; i11<len7; i11++){
let data58 = data57[i11];
const _errs105 = errors;
if(!(((((((((((((((((((data58 === "identity") || (data58 === "claimsFrom")) || (data58 === "purpose")) || (data58 === "forgery")) || (data58 === "access")) || (data58 === "revocation")) || (data58 === "noResumption")) || (data58 === "completeCrl")) || (data58 === "newestCrl")) || (data58 === "sni")) || (data58 === "host")) || (data58 === "requestTargets")) || (data58 === "framing")) || (data58 === "origin")) || (data58 === "limits")) || (data58 === "mlkem")) || (data58 === "keepsGood")) || (data58 === "drains")) || (data58 === "pin"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i10+"/lacks/" + i11,schemaPath:"#/properties/cannot/items/properties/lacks/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.cannot.items.properties.lacks.items.enum},schema:schema31.properties.cannot.items.properties.lacks.items.enum,parentSchema:schema31.properties.cannot.items.properties.lacks.items,data:data58}];
return false;
}
var valid23 = _errs105 === errors;
if(!valid23){
break;
}
}
if(valid23){
let i12 = data57.length;
let j4;
if(i12 > 1){
outer2:
for(;i12--;){
for(j4 = i12; j4--;){
if(func0(data57[i12], data57[j4])){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i10+"/lacks",schemaPath:"#/properties/cannot/items/properties/lacks/uniqueItems",keyword:"uniqueItems",params:{i: i12, j: j4},schema:true,parentSchema:schema31.properties.cannot.items.properties.lacks,data:data57}];
return false;
break outer2;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i10+"/lacks",schemaPath:"#/properties/cannot/items/properties/lacks/type",keyword:"type",params:{type: "array"},schema:schema31.properties.cannot.items.properties.lacks.type,parentSchema:schema31.properties.cannot.items.properties.lacks,data:data57}];
return false;
}
}
var valid22 = _errs103 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data56.what !== undefined){
let data59 = data56.what;
const _errs106 = errors;
if(errors === _errs106){
if(typeof data59 === "string"){
if(func2(data59) < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i10+"/what",schemaPath:"#/properties/cannot/items/properties/what/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.what,data:data59}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i10+"/what",schemaPath:"#/properties/cannot/items/properties/what/type",keyword:"type",params:{type: "string"},schema:schema31.properties.cannot.items.properties.what.type,parentSchema:schema31.properties.cannot.items.properties.what,data:data59}];
return false;
}
}
var valid22 = _errs106 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data56.instead !== undefined){
let data60 = data56.instead;
const _errs108 = errors;
if(errors === _errs108){
if(typeof data60 === "string"){
if(func2(data60) < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i10+"/instead",schemaPath:"#/properties/cannot/items/properties/instead/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.instead,data:data60}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i10+"/instead",schemaPath:"#/properties/cannot/items/properties/instead/type",keyword:"type",params:{type: "string"},schema:schema31.properties.cannot.items.properties.instead.type,parentSchema:schema31.properties.cannot.items.properties.instead,data:data60}];
return false;
}
}
var valid22 = _errs108 === errors;
}
else {
var valid22 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i10,schemaPath:"#/properties/cannot/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.cannot.items.type,parentSchema:schema31.properties.cannot.items,data:data56}];
return false;
}
}
var valid21 = _errs100 === errors;
if(!valid21){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot",schemaPath:"#/properties/cannot/type",keyword:"type",params:{type: "array"},schema:schema31.properties.cannot.type,parentSchema:schema31.properties.cannot,data:data55}];
return false;
}
}
var valid0 = _errs98 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inputs !== undefined){
let data61 = data.inputs;
const _errs110 = errors;
if(errors === _errs110){
if(data61 && typeof data61 == "object" && !Array.isArray(data61)){
let missing8;
if(((data61.address === undefined) && (missing8 = "address")) || ((data61.port === undefined) && (missing8 = "port"))){
validate20.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/required",keyword:"required",params:{missingProperty: missing8},schema:schema31.properties.inputs.required,parentSchema:schema31.properties.inputs,data:data61}];
return false;
}
else {
for(const key10 in data61){
const _errs112 = errors;
if(typeof key10 === "string"){
if(!pattern7.test(key10)){
const err2 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]{0,39}$"},schema:"^[a-z][A-Za-z0-9]{0,39}$",parentSchema:schema31.properties.inputs.propertyNames,data:key10,propertyName:key10};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var valid25 = _errs112 === errors;
if(!valid25){
const err3 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames",keyword:"propertyNames",params:{propertyName: key10},schema:schema31.properties.inputs.propertyNames,parentSchema:schema31.properties.inputs,data:data61};
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
if(valid25){
for(const key11 in data61){
let data62 = data61[key11];
const _errs114 = errors;
if(errors === _errs114){
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
let missing9;
if((data62.type === undefined) && (missing9 = "type")){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/required",keyword:"required",params:{missingProperty: missing9},schema:schema31.properties.inputs.additionalProperties.required,parentSchema:schema31.properties.inputs.additionalProperties,data:data62}];
return false;
}
else {
const tag0 = data62.type;
if(typeof tag0 == "string"){
if(tag0 === "choice"){
const _errs117 = errors;
if(errors === _errs117){
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
let missing10;
if(((((data62.title === undefined) && (missing10 = "title")) || ((data62.type === undefined) && (missing10 = "type"))) || ((data62.default === undefined) && (missing10 = "default"))) || ((data62.values === undefined) && (missing10 = "values"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/required",keyword:"required",params:{missingProperty: missing10},schema:schema31.properties.inputs.additionalProperties.oneOf[0].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0],data:data62}];
return false;
}
else {
const _errs119 = errors;
for(const key12 in data62){
if(!((((key12 === "title") || (key12 === "type")) || (key12 === "default")) || (key12 === "values"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0],data:data62}];
return false;
break;
}
}
if(_errs119 === errors){
if(data62.title !== undefined){
let data63 = data62.title;
const _errs120 = errors;
const _errs121 = errors;
if(errors === _errs121){
if(typeof data63 === "string"){
if(func2(data63) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data63}];
return false;
}
else {
if(func2(data63) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data63}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data63}];
return false;
}
}
var valid29 = _errs120 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data62.type !== undefined){
let data64 = data62.type;
const _errs123 = errors;
if("choice" !== data64){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/type/const",keyword:"const",params:{allowedValue: "choice"},schema:"choice",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.type,data:data64}];
return false;
}
var valid29 = _errs123 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data62.default !== undefined){
let data65 = data62.default;
const _errs124 = errors;
if(typeof data65 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data65}];
return false;
}
var valid29 = _errs124 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data62.values !== undefined){
let data66 = data62.values;
const _errs127 = errors;
if(errors === _errs127){
if(Array.isArray(data66)){
if(data66.length < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values,data:data66}];
return false;
}
else {
var valid32 = true;
const len8 = data66.length;
for(let i13=0; i13<len8; i13++){
let data67 = data66[i13];
const _errs129 = errors;
if(errors === _errs129){
if(typeof data67 === "string"){
if(!pattern20.test(data67)){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i13,schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.items,data:data67}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i13,schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.items.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.items,data:data67}];
return false;
}
}
var valid32 = _errs129 === errors;
if(!valid32){
break;
}
}
if(valid32){
let i14 = data66.length;
let j5;
if(i14 > 1){
const indices2 = {};
for(;i14--;){
let item2 = data66[i14];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j5 = indices2[item2];
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/uniqueItems",keyword:"uniqueItems",params:{i: i14, j: j5},schema:true,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values,data:data66}];
return false;
break;
}
indices2[item2] = i14;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/type",keyword:"type",params:{type: "array"},schema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values,data:data66}];
return false;
}
}
var valid29 = _errs127 === errors;
}
else {
var valid29 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[0].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0],data:data62}];
return false;
}
}
var props0 = true;
}
else if(tag0 === "integer"){
const _errs131 = errors;
if(errors === _errs131){
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
let missing11;
if((((((data62.title === undefined) && (missing11 = "title")) || ((data62.type === undefined) && (missing11 = "type"))) || ((data62.default === undefined) && (missing11 = "default"))) || ((data62.minimum === undefined) && (missing11 = "minimum"))) || ((data62.maximum === undefined) && (missing11 = "maximum"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/required",keyword:"required",params:{missingProperty: missing11},schema:schema31.properties.inputs.additionalProperties.oneOf[1].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1],data:data62}];
return false;
}
else {
const _errs133 = errors;
for(const key13 in data62){
if(!(((((key13 === "title") || (key13 === "type")) || (key13 === "default")) || (key13 === "minimum")) || (key13 === "maximum"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1],data:data62}];
return false;
break;
}
}
if(_errs133 === errors){
if(data62.title !== undefined){
let data68 = data62.title;
const _errs134 = errors;
const _errs135 = errors;
if(errors === _errs135){
if(typeof data68 === "string"){
if(func2(data68) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data68}];
return false;
}
else {
if(func2(data68) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data68}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data68}];
return false;
}
}
var valid35 = _errs134 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data62.type !== undefined){
let data69 = data62.type;
const _errs137 = errors;
if("integer" !== data69){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/properties/type/const",keyword:"const",params:{allowedValue: "integer"},schema:"integer",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.type,data:data69}];
return false;
}
var valid35 = _errs137 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data62.default !== undefined){
let data70 = data62.default;
const _errs138 = errors;
if(typeof data70 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data70}];
return false;
}
var valid35 = _errs138 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data62.minimum !== undefined){
let data71 = data62.minimum;
const _errs141 = errors;
if(!(((typeof data71 == "number") && (!(data71 % 1) && !isNaN(data71))) && (isFinite(data71)))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/minimum",schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/properties/minimum/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.minimum.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.minimum,data:data71}];
return false;
}
var valid35 = _errs141 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data62.maximum !== undefined){
let data72 = data62.maximum;
const _errs143 = errors;
if(!(((typeof data72 == "number") && (!(data72 % 1) && !isNaN(data72))) && (isFinite(data72)))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/maximum",schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/properties/maximum/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.maximum.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.maximum,data:data72}];
return false;
}
var valid35 = _errs143 === errors;
}
else {
var valid35 = true;
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[1].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1],data:data62}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "text"){
const _errs145 = errors;
if(errors === _errs145){
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
let missing12;
if(((((data62.title === undefined) && (missing12 = "title")) || ((data62.type === undefined) && (missing12 = "type"))) || ((data62.default === undefined) && (missing12 = "default"))) || ((data62.pattern === undefined) && (missing12 = "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/required",keyword:"required",params:{missingProperty: missing12},schema:schema31.properties.inputs.additionalProperties.oneOf[2].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data62}];
return false;
}
else {
const _errs147 = errors;
for(const key14 in data62){
if(!((((key14 === "title") || (key14 === "type")) || (key14 === "default")) || (key14 === "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data62}];
return false;
break;
}
}
if(_errs147 === errors){
if(data62.title !== undefined){
let data73 = data62.title;
const _errs148 = errors;
const _errs149 = errors;
if(errors === _errs149){
if(typeof data73 === "string"){
if(func2(data73) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data73}];
return false;
}
else {
if(func2(data73) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data73}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data73}];
return false;
}
}
var valid39 = _errs148 === errors;
}
else {
var valid39 = true;
}
if(valid39){
if(data62.type !== undefined){
let data74 = data62.type;
const _errs151 = errors;
if(!((data74 === "text") || (data74 === "list"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type,data:data74}];
return false;
}
var valid39 = _errs151 === errors;
}
else {
var valid39 = true;
}
if(valid39){
if(data62.default !== undefined){
let data75 = data62.default;
const _errs152 = errors;
if(typeof data75 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data75}];
return false;
}
var valid39 = _errs152 === errors;
}
else {
var valid39 = true;
}
if(valid39){
if(data62.pattern !== undefined){
let data76 = data62.pattern;
const _errs155 = errors;
if(errors === _errs155){
if(typeof data76 === "string"){
if(func2(data76) > 500){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data76}];
return false;
}
else {
if(func2(data76) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data76}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data76}];
return false;
}
}
var valid39 = _errs155 === errors;
}
else {
var valid39 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data62}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "list"){
const _errs157 = errors;
if(errors === _errs157){
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
let missing13;
if(((((data62.title === undefined) && (missing13 = "title")) || ((data62.type === undefined) && (missing13 = "type"))) || ((data62.default === undefined) && (missing13 = "default"))) || ((data62.pattern === undefined) && (missing13 = "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/required",keyword:"required",params:{missingProperty: missing13},schema:schema31.properties.inputs.additionalProperties.oneOf[2].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data62}];
return false;
}
else {
const _errs159 = errors;
for(const key15 in data62){
if(!((((key15 === "title") || (key15 === "type")) || (key15 === "default")) || (key15 === "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data62}];
return false;
break;
}
}
if(_errs159 === errors){
if(data62.title !== undefined){
let data77 = data62.title;
const _errs160 = errors;
const _errs161 = errors;
if(errors === _errs161){
if(typeof data77 === "string"){
if(func2(data77) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data77}];
return false;
}
else {
if(func2(data77) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data77}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data77}];
return false;
}
}
var valid43 = _errs160 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data62.type !== undefined){
let data78 = data62.type;
const _errs163 = errors;
if(!((data78 === "text") || (data78 === "list"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type,data:data78}];
return false;
}
var valid43 = _errs163 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data62.default !== undefined){
let data79 = data62.default;
const _errs164 = errors;
if(typeof data79 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data79}];
return false;
}
var valid43 = _errs164 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data62.pattern !== undefined){
let data80 = data62.pattern;
const _errs167 = errors;
if(errors === _errs167){
if(typeof data80 === "string"){
if(func2(data80) > 500){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data80}];
return false;
}
else {
if(func2(data80) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data80}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data80}];
return false;
}
}
var valid43 = _errs167 === errors;
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
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data62}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "endpoint"){
const _errs169 = errors;
if(errors === _errs169){
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
let missing14;
if((((data62.title === undefined) && (missing14 = "title")) || ((data62.type === undefined) && (missing14 = "type"))) || ((data62.default === undefined) && (missing14 = "default"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/required",keyword:"required",params:{missingProperty: missing14},schema:schema31.properties.inputs.additionalProperties.oneOf[3].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3],data:data62}];
return false;
}
else {
const _errs171 = errors;
for(const key16 in data62){
if(!(((key16 === "title") || (key16 === "type")) || (key16 === "default"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3],data:data62}];
return false;
break;
}
}
if(_errs171 === errors){
if(data62.title !== undefined){
let data81 = data62.title;
const _errs172 = errors;
const _errs173 = errors;
if(errors === _errs173){
if(typeof data81 === "string"){
if(func2(data81) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data81}];
return false;
}
else {
if(func2(data81) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data81}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data81}];
return false;
}
}
var valid47 = _errs172 === errors;
}
else {
var valid47 = true;
}
if(valid47){
if(data62.type !== undefined){
let data82 = data62.type;
const _errs175 = errors;
if("endpoint" !== data82){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/properties/type/const",keyword:"const",params:{allowedValue: "endpoint"},schema:"endpoint",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.type,data:data82}];
return false;
}
var valid47 = _errs175 === errors;
}
else {
var valid47 = true;
}
if(valid47){
if(data62.default !== undefined){
let data83 = data62.default;
const _errs176 = errors;
if(typeof data83 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data83}];
return false;
}
var valid47 = _errs176 === errors;
}
else {
var valid47 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[3].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3],data:data62}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "type", tagValue: tag0},schema:schema31.properties.inputs.additionalProperties.discriminator,parentSchema:schema31.properties.inputs.additionalProperties,data:data62}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/discriminator",keyword:"discriminator",params:{error: "tag", tag: "type", tagValue: tag0},schema:schema31.properties.inputs.additionalProperties.discriminator,parentSchema:schema31.properties.inputs.additionalProperties,data:data62}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.type,parentSchema:schema31.properties.inputs.additionalProperties,data:data62}];
return false;
}
}
var valid26 = _errs114 === errors;
if(!valid26){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.type,parentSchema:schema31.properties.inputs,data:data61}];
return false;
}
}
var valid0 = _errs110 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.commands !== undefined){
let data84 = data.commands;
const _errs179 = errors;
if(errors === _errs179){
if(data84 && typeof data84 == "object" && !Array.isArray(data84)){
let missing15;
if((((data84.check === undefined) && (missing15 = "check")) || ((data84.run === undefined) && (missing15 = "run"))) || ((data84.reload === undefined) && (missing15 = "reload"))){
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/required",keyword:"required",params:{missingProperty: missing15},schema:schema31.properties.commands.required,parentSchema:schema31.properties.commands,data:data84}];
return false;
}
else {
const _errs181 = errors;
for(const key17 in data84){
if(!((((((key17 === "build") || (key17 === "check")) || (key17 === "run")) || (key17 === "reload")) || (key17 === "sample")) || (key17 === "stop"))){
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},schema:false,parentSchema:schema31.properties.commands,data:data84}];
return false;
break;
}
}
if(_errs181 === errors){
if(data84.build !== undefined){
let data85 = data84.build;
const _errs182 = errors;
if(errors === _errs182){
if(data85 && typeof data85 == "object" && !Array.isArray(data85)){
let missing16;
if(((data85.argv === undefined) && (missing16 = "argv")) || ((data85.makes === undefined) && (missing16 = "makes"))){
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/required",keyword:"required",params:{missingProperty: missing16},schema:schema31.properties.commands.properties.build.required,parentSchema:schema31.properties.commands.properties.build,data:data85}];
return false;
}
else {
const _errs184 = errors;
for(const key18 in data85){
if(!((key18 === "argv") || (key18 === "makes"))){
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},schema:false,parentSchema:schema31.properties.commands.properties.build,data:data85}];
return false;
break;
}
}
if(_errs184 === errors){
if(data85.argv !== undefined){
let data86 = data85.argv;
const _errs185 = errors;
if(errors === _errs185){
if(Array.isArray(data86)){
if(data86.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/build/argv",schemaPath:"#/properties/commands/properties/build/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.build.properties.argv,data:data86}];
return false;
}
else {
var valid52 = true;
const len9 = data86.length;
for(let i15=0; i15<len9; i15++){
let data87 = data86[i15];
const _errs187 = errors;
if(errors === _errs187){
if(typeof data87 === "string"){
if(func2(data87) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/build/argv/" + i15,schemaPath:"#/properties/commands/properties/build/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.build.properties.argv.items,data:data87}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/argv/" + i15,schemaPath:"#/properties/commands/properties/build/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.build.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.build.properties.argv.items,data:data87}];
return false;
}
}
var valid52 = _errs187 === errors;
if(!valid52){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/argv",schemaPath:"#/properties/commands/properties/build/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.build.properties.argv.type,parentSchema:schema31.properties.commands.properties.build.properties.argv,data:data86}];
return false;
}
}
var valid51 = _errs185 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data85.makes !== undefined){
let data88 = data85.makes;
const _errs189 = errors;
if(errors === _errs189){
if(typeof data88 === "string"){
if(!pattern21.test(data88)){
validate20.errors = [{instancePath:instancePath+"/commands/build/makes",schemaPath:"#/properties/commands/properties/build/properties/makes/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.commands.properties.build.properties.makes,data:data88}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/makes",schemaPath:"#/properties/commands/properties/build/properties/makes/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.build.properties.makes.type,parentSchema:schema31.properties.commands.properties.build.properties.makes,data:data88}];
return false;
}
}
var valid51 = _errs189 === errors;
}
else {
var valid51 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.build.type,parentSchema:schema31.properties.commands.properties.build,data:data85}];
return false;
}
}
var valid50 = _errs182 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data84.check !== undefined){
let data89 = data84.check;
const _errs191 = errors;
if(errors === _errs191){
if(data89 && typeof data89 == "object" && !Array.isArray(data89)){
let missing17;
if((data89.argv === undefined) && (missing17 = "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/required",keyword:"required",params:{missingProperty: missing17},schema:schema31.properties.commands.properties.check.required,parentSchema:schema31.properties.commands.properties.check,data:data89}];
return false;
}
else {
const _errs193 = errors;
for(const key19 in data89){
if(!(key19 === "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},schema:false,parentSchema:schema31.properties.commands.properties.check,data:data89}];
return false;
break;
}
}
if(_errs193 === errors){
if(data89.argv !== undefined){
let data90 = data89.argv;
const _errs194 = errors;
if(errors === _errs194){
if(Array.isArray(data90)){
if(data90.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/check/argv",schemaPath:"#/properties/commands/properties/check/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.check.properties.argv,data:data90}];
return false;
}
else {
var valid54 = true;
const len10 = data90.length;
for(let i16=0; i16<len10; i16++){
let data91 = data90[i16];
const _errs196 = errors;
if(errors === _errs196){
if(typeof data91 === "string"){
if(func2(data91) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/check/argv/" + i16,schemaPath:"#/properties/commands/properties/check/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.check.properties.argv.items,data:data91}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check/argv/" + i16,schemaPath:"#/properties/commands/properties/check/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.check.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.check.properties.argv.items,data:data91}];
return false;
}
}
var valid54 = _errs196 === errors;
if(!valid54){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check/argv",schemaPath:"#/properties/commands/properties/check/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.check.properties.argv.type,parentSchema:schema31.properties.commands.properties.check.properties.argv,data:data90}];
return false;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.check.type,parentSchema:schema31.properties.commands.properties.check,data:data89}];
return false;
}
}
var valid50 = _errs191 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data84.run !== undefined){
let data92 = data84.run;
const _errs198 = errors;
if(errors === _errs198){
if(data92 && typeof data92 == "object" && !Array.isArray(data92)){
let missing18;
if(((data92.argv === undefined) && (missing18 = "argv")) || ((data92.ready === undefined) && (missing18 = "ready"))){
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/required",keyword:"required",params:{missingProperty: missing18},schema:schema31.properties.commands.properties.run.required,parentSchema:schema31.properties.commands.properties.run,data:data92}];
return false;
}
else {
const _errs200 = errors;
for(const key20 in data92){
if(!((key20 === "argv") || (key20 === "ready"))){
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},schema:false,parentSchema:schema31.properties.commands.properties.run,data:data92}];
return false;
break;
}
}
if(_errs200 === errors){
if(data92.argv !== undefined){
let data93 = data92.argv;
const _errs201 = errors;
if(errors === _errs201){
if(Array.isArray(data93)){
if(data93.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/argv",schemaPath:"#/properties/commands/properties/run/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.argv,data:data93}];
return false;
}
else {
var valid56 = true;
const len11 = data93.length;
for(let i17=0; i17<len11; i17++){
let data94 = data93[i17];
const _errs203 = errors;
if(errors === _errs203){
if(typeof data94 === "string"){
if(func2(data94) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/argv/" + i17,schemaPath:"#/properties/commands/properties/run/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.argv.items,data:data94}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/argv/" + i17,schemaPath:"#/properties/commands/properties/run/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.run.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.run.properties.argv.items,data:data94}];
return false;
}
}
var valid56 = _errs203 === errors;
if(!valid56){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/argv",schemaPath:"#/properties/commands/properties/run/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.run.properties.argv.type,parentSchema:schema31.properties.commands.properties.run.properties.argv,data:data93}];
return false;
}
}
var valid55 = _errs201 === errors;
}
else {
var valid55 = true;
}
if(valid55){
if(data92.ready !== undefined){
let data95 = data92.ready;
const _errs205 = errors;
if(errors === _errs205){
if(typeof data95 === "string"){
if(func2(data95) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/ready",schemaPath:"#/properties/commands/properties/run/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.ready,data:data95}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/ready",schemaPath:"#/properties/commands/properties/run/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.run.properties.ready.type,parentSchema:schema31.properties.commands.properties.run.properties.ready,data:data95}];
return false;
}
}
var valid55 = _errs205 === errors;
}
else {
var valid55 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.run.type,parentSchema:schema31.properties.commands.properties.run,data:data92}];
return false;
}
}
var valid50 = _errs198 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data84.reload !== undefined){
let data96 = data84.reload;
const _errs207 = errors;
if(errors === _errs207){
if(data96 && typeof data96 == "object" && !Array.isArray(data96)){
let missing19;
if((data96.by === undefined) && (missing19 = "by")){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/required",keyword:"required",params:{missingProperty: missing19},schema:schema31.properties.commands.properties.reload.required,parentSchema:schema31.properties.commands.properties.reload,data:data96}];
return false;
}
else {
const tag1 = data96.by;
if(typeof tag1 == "string"){
if(tag1 === "signal"){
const _errs210 = errors;
if(errors === _errs210){
if(data96 && typeof data96 == "object" && !Array.isArray(data96)){
let missing20;
if(((((data96.by === undefined) && (missing20 = "by")) || ((data96.signal === undefined) && (missing20 = "signal"))) || ((data96.done === undefined) && (missing20 = "done"))) || ((data96.failed === undefined) && (missing20 = "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/0/required",keyword:"required",params:{missingProperty: missing20},schema:schema31.properties.commands.properties.reload.oneOf[0].required,parentSchema:schema31.properties.commands.properties.reload.oneOf[0],data:data96}];
return false;
}
else {
const _errs212 = errors;
for(const key21 in data96){
if(!((((key21 === "by") || (key21 === "signal")) || (key21 === "done")) || (key21 === "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},schema:false,parentSchema:schema31.properties.commands.properties.reload.oneOf[0],data:data96}];
return false;
break;
}
}
if(_errs212 === errors){
if(data96.by !== undefined){
let data97 = data96.by;
const _errs213 = errors;
if("signal" !== data97){
validate20.errors = [{instancePath:instancePath+"/commands/reload/by",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/by/const",keyword:"const",params:{allowedValue: "signal"},schema:"signal",parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.by,data:data97}];
return false;
}
var valid59 = _errs213 === errors;
}
else {
var valid59 = true;
}
if(valid59){
if(data96.signal !== undefined){
let data98 = data96.signal;
const _errs214 = errors;
if(!(((data98 === "SIGHUP") || (data98 === "SIGUSR1")) || (data98 === "SIGUSR2"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload/signal",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.reload.oneOf[0].properties.signal.enum},schema:schema31.properties.commands.properties.reload.oneOf[0].properties.signal.enum,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.signal,data:data98}];
return false;
}
var valid59 = _errs214 === errors;
}
else {
var valid59 = true;
}
if(valid59){
if(data96.done !== undefined){
let data99 = data96.done;
const _errs215 = errors;
if(errors === _errs215){
if(typeof data99 === "string"){
if(func2(data99) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/done/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.done,data:data99}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/done/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[0].properties.done.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.done,data:data99}];
return false;
}
}
var valid59 = _errs215 === errors;
}
else {
var valid59 = true;
}
if(valid59){
if(data96.failed !== undefined){
let data100 = data96.failed;
const _errs217 = errors;
if(errors === _errs217){
if(typeof data100 === "string"){
if(func2(data100) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/failed/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.failed,data:data100}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/oneOf/0/properties/failed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[0].properties.failed.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[0].properties.failed,data:data100}];
return false;
}
}
var valid59 = _errs217 === errors;
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
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.oneOf[0].type,parentSchema:schema31.properties.commands.properties.reload.oneOf[0],data:data96}];
return false;
}
}
var props1 = true;
}
else if(tag1 === "command"){
const _errs219 = errors;
if(errors === _errs219){
if(data96 && typeof data96 == "object" && !Array.isArray(data96)){
let missing21;
if(((data96.by === undefined) && (missing21 = "by")) || ((data96.argv === undefined) && (missing21 = "argv"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/1/required",keyword:"required",params:{missingProperty: missing21},schema:schema31.properties.commands.properties.reload.oneOf[1].required,parentSchema:schema31.properties.commands.properties.reload.oneOf[1],data:data96}];
return false;
}
else {
const _errs221 = errors;
for(const key22 in data96){
if(!((key22 === "by") || (key22 === "argv"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},schema:false,parentSchema:schema31.properties.commands.properties.reload.oneOf[1],data:data96}];
return false;
break;
}
}
if(_errs221 === errors){
if(data96.by !== undefined){
let data101 = data96.by;
const _errs222 = errors;
if("command" !== data101){
validate20.errors = [{instancePath:instancePath+"/commands/reload/by",schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/by/const",keyword:"const",params:{allowedValue: "command"},schema:"command",parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.by,data:data101}];
return false;
}
var valid61 = _errs222 === errors;
}
else {
var valid61 = true;
}
if(valid61){
if(data96.argv !== undefined){
let data102 = data96.argv;
const _errs223 = errors;
if(errors === _errs223){
if(Array.isArray(data102)){
if(data102.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/argv",schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv,data:data102}];
return false;
}
else {
var valid62 = true;
const len12 = data102.length;
for(let i18=0; i18<len12; i18++){
let data103 = data102[i18];
const _errs225 = errors;
if(errors === _errs225){
if(typeof data103 === "string"){
if(func2(data103) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/argv/" + i18,schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv.items,data:data103}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/argv/" + i18,schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv.items.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv.items,data:data103}];
return false;
}
}
var valid62 = _errs225 === errors;
if(!valid62){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/argv",schemaPath:"#/properties/commands/properties/reload/oneOf/1/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[1].properties.argv,data:data102}];
return false;
}
}
var valid61 = _errs223 === errors;
}
else {
var valid61 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.oneOf[1].type,parentSchema:schema31.properties.commands.properties.reload.oneOf[1],data:data96}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else if(tag1 === "watching"){
const _errs227 = errors;
if(errors === _errs227){
if(data96 && typeof data96 == "object" && !Array.isArray(data96)){
let missing22;
if((((data96.by === undefined) && (missing22 = "by")) || ((data96.done === undefined) && (missing22 = "done"))) || ((data96.failed === undefined) && (missing22 = "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/2/required",keyword:"required",params:{missingProperty: missing22},schema:schema31.properties.commands.properties.reload.oneOf[2].required,parentSchema:schema31.properties.commands.properties.reload.oneOf[2],data:data96}];
return false;
}
else {
const _errs229 = errors;
for(const key23 in data96){
if(!(((key23 === "by") || (key23 === "done")) || (key23 === "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key23},schema:false,parentSchema:schema31.properties.commands.properties.reload.oneOf[2],data:data96}];
return false;
break;
}
}
if(_errs229 === errors){
if(data96.by !== undefined){
let data104 = data96.by;
const _errs230 = errors;
if("watching" !== data104){
validate20.errors = [{instancePath:instancePath+"/commands/reload/by",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/by/const",keyword:"const",params:{allowedValue: "watching"},schema:"watching",parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.by,data:data104}];
return false;
}
var valid64 = _errs230 === errors;
}
else {
var valid64 = true;
}
if(valid64){
if(data96.done !== undefined){
let data105 = data96.done;
const _errs231 = errors;
if(errors === _errs231){
if(typeof data105 === "string"){
if(func2(data105) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/done/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.done,data:data105}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/done/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[2].properties.done.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.done,data:data105}];
return false;
}
}
var valid64 = _errs231 === errors;
}
else {
var valid64 = true;
}
if(valid64){
if(data96.failed !== undefined){
let data106 = data96.failed;
const _errs233 = errors;
if(errors === _errs233){
if(typeof data106 === "string"){
if(func2(data106) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/failed/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.failed,data:data106}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/oneOf/2/properties/failed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.oneOf[2].properties.failed.type,parentSchema:schema31.properties.commands.properties.reload.oneOf[2].properties.failed,data:data106}];
return false;
}
}
var valid64 = _errs233 === errors;
}
else {
var valid64 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.oneOf[2].type,parentSchema:schema31.properties.commands.properties.reload.oneOf[2],data:data96}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else if(tag1 === "restart"){
const _errs235 = errors;
if(errors === _errs235){
if(data96 && typeof data96 == "object" && !Array.isArray(data96)){
let missing23;
if((data96.by === undefined) && (missing23 = "by")){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/3/required",keyword:"required",params:{missingProperty: missing23},schema:schema31.properties.commands.properties.reload.oneOf[3].required,parentSchema:schema31.properties.commands.properties.reload.oneOf[3],data:data96}];
return false;
}
else {
const _errs237 = errors;
for(const key24 in data96){
if(!(key24 === "by")){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key24},schema:false,parentSchema:schema31.properties.commands.properties.reload.oneOf[3],data:data96}];
return false;
break;
}
}
if(_errs237 === errors){
if(data96.by !== undefined){
let data107 = data96.by;
if("restart" !== data107){
validate20.errors = [{instancePath:instancePath+"/commands/reload/by",schemaPath:"#/properties/commands/properties/reload/oneOf/3/properties/by/const",keyword:"const",params:{allowedValue: "restart"},schema:"restart",parentSchema:schema31.properties.commands.properties.reload.oneOf[3].properties.by,data:data107}];
return false;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/oneOf/3/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.oneOf[3].type,parentSchema:schema31.properties.commands.properties.reload.oneOf[3],data:data96}];
return false;
}
}
if(props1 !== true){
props1 = true;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "by", tagValue: tag1},schema:schema31.properties.commands.properties.reload.discriminator,parentSchema:schema31.properties.commands.properties.reload,data:data96}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/discriminator",keyword:"discriminator",params:{error: "tag", tag: "by", tagValue: tag1},schema:schema31.properties.commands.properties.reload.discriminator,parentSchema:schema31.properties.commands.properties.reload,data:data96}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.type,parentSchema:schema31.properties.commands.properties.reload,data:data96}];
return false;
}
}
var valid50 = _errs207 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data84.sample !== undefined){
let data108 = data84.sample;
const _errs239 = errors;
if(errors === _errs239){
if(data108 && typeof data108 == "object" && !Array.isArray(data108)){
let missing24;
if(((((data108.argv === undefined) && (missing24 = "argv")) || ((data108.ready === undefined) && (missing24 = "ready"))) || ((data108.input === undefined) && (missing24 = "input"))) || ((data108.value === undefined) && (missing24 = "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/required",keyword:"required",params:{missingProperty: missing24},schema:schema31.properties.commands.properties.sample.required,parentSchema:schema31.properties.commands.properties.sample,data:data108}];
return false;
}
else {
const _errs241 = errors;
for(const key25 in data108){
if(!((((key25 === "argv") || (key25 === "ready")) || (key25 === "input")) || (key25 === "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25},schema:false,parentSchema:schema31.properties.commands.properties.sample,data:data108}];
return false;
break;
}
}
if(_errs241 === errors){
if(data108.argv !== undefined){
let data109 = data108.argv;
const _errs242 = errors;
if(errors === _errs242){
if(Array.isArray(data109)){
if(data109.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv",schemaPath:"#/properties/commands/properties/sample/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.argv,data:data109}];
return false;
}
else {
var valid68 = true;
const len13 = data109.length;
for(let i19=0; i19<len13; i19++){
let data110 = data109[i19];
const _errs244 = errors;
if(errors === _errs244){
if(typeof data110 === "string"){
if(func2(data110) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv/" + i19,schemaPath:"#/properties/commands/properties/sample/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.argv.items,data:data110}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv/" + i19,schemaPath:"#/properties/commands/properties/sample/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.sample.properties.argv.items,data:data110}];
return false;
}
}
var valid68 = _errs244 === errors;
if(!valid68){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv",schemaPath:"#/properties/commands/properties/sample/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.sample.properties.argv.type,parentSchema:schema31.properties.commands.properties.sample.properties.argv,data:data109}];
return false;
}
}
var valid67 = _errs242 === errors;
}
else {
var valid67 = true;
}
if(valid67){
if(data108.ready !== undefined){
let data111 = data108.ready;
const _errs246 = errors;
if(errors === _errs246){
if(typeof data111 === "string"){
if(func2(data111) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/ready",schemaPath:"#/properties/commands/properties/sample/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.ready,data:data111}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/ready",schemaPath:"#/properties/commands/properties/sample/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.ready.type,parentSchema:schema31.properties.commands.properties.sample.properties.ready,data:data111}];
return false;
}
}
var valid67 = _errs246 === errors;
}
else {
var valid67 = true;
}
if(valid67){
if(data108.input !== undefined){
let data112 = data108.input;
const _errs248 = errors;
if(errors === _errs248){
if(typeof data112 === "string"){
if(func2(data112) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/input",schemaPath:"#/properties/commands/properties/sample/properties/input/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.input,data:data112}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/input",schemaPath:"#/properties/commands/properties/sample/properties/input/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.input.type,parentSchema:schema31.properties.commands.properties.sample.properties.input,data:data112}];
return false;
}
}
var valid67 = _errs248 === errors;
}
else {
var valid67 = true;
}
if(valid67){
if(data108.value !== undefined){
let data113 = data108.value;
const _errs250 = errors;
if(errors === _errs250){
if(typeof data113 === "string"){
if(func2(data113) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/value",schemaPath:"#/properties/commands/properties/sample/properties/value/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.value,data:data113}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/value",schemaPath:"#/properties/commands/properties/sample/properties/value/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.value.type,parentSchema:schema31.properties.commands.properties.sample.properties.value,data:data113}];
return false;
}
}
var valid67 = _errs250 === errors;
}
else {
var valid67 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.sample.type,parentSchema:schema31.properties.commands.properties.sample,data:data108}];
return false;
}
}
var valid50 = _errs239 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data84.stop !== undefined){
let data114 = data84.stop;
const _errs252 = errors;
if(errors === _errs252){
if(data114 && typeof data114 == "object" && !Array.isArray(data114)){
let missing25;
if((data114.signal === undefined) && (missing25 = "signal")){
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/required",keyword:"required",params:{missingProperty: missing25},schema:schema31.properties.commands.properties.stop.required,parentSchema:schema31.properties.commands.properties.stop,data:data114}];
return false;
}
else {
const _errs254 = errors;
for(const key26 in data114){
if(!(key26 === "signal")){
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26},schema:false,parentSchema:schema31.properties.commands.properties.stop,data:data114}];
return false;
break;
}
}
if(_errs254 === errors){
if(data114.signal !== undefined){
let data115 = data114.signal;
if(!((data115 === "SIGTERM") || (data115 === "SIGQUIT"))){
validate20.errors = [{instancePath:instancePath+"/commands/stop/signal",schemaPath:"#/properties/commands/properties/stop/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.stop.properties.signal.enum},schema:schema31.properties.commands.properties.stop.properties.signal.enum,parentSchema:schema31.properties.commands.properties.stop.properties.signal,data:data115}];
return false;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.stop.type,parentSchema:schema31.properties.commands.properties.stop,data:data114}];
return false;
}
}
var valid50 = _errs252 === errors;
}
else {
var valid50 = true;
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
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.type,parentSchema:schema31.properties.commands,data:data84}];
return false;
}
}
var valid0 = _errs179 === errors;
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
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
