// @ts-nocheck
/** Generated from `pki/schemas/target.schema.json` by `npm run generate`. Not for editing. */
import { isDeepStrictEqual } from 'node:util'
import type { Validator } from '../gate.ts'
import type { TargetJson } from './types.ts'

export const validateTarget: Validator<TargetJson> = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:target","title":"Target","description":"A server program that configuration is written for. Its name is the name of its folder in templates/.","type":"object","additionalProperties":false,"required":["title","summary","install","versions","facts","files","material","capabilities","cannot","inputs","commands"],"properties":{"$schema":{"title":"Schema","description":"Where an editor finds this schema.","type":"string"},"title":{"title":"Title","description":"The program, as its makers write it.","type":"string","minLength":1,"maxLength":60},"summary":{"title":"Summary","description":"What is exported, in one line.","type":"string","minLength":1,"maxLength":160},"install":{"title":"Install","description":"How its program comes onto a machine, in half a sentence.","type":"string","minLength":1},"versions":{"title":"Versions","description":"The versions of the program that the templates are right for.","type":"object","additionalProperties":false,"required":["oldest","assumed"],"properties":{"oldest":{"title":"Oldest","description":"The first version covered, such as 20.0.0.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"before":{"title":"Before","description":"The first version that is not covered any more, if there is one.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"assumed":{"title":"Assumed","description":"The version that is written for when none is named.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}},"facts":{"title":"Facts","description":"What depends on the version. Each name is true in a template from its version on, so that no template compares versions.","type":"object","propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,39}$"},"additionalProperties":{"title":"Fact","description":"One thing that newer versions can do.","type":"object","additionalProperties":false,"required":["title","since"],"properties":{"title":{"title":"Title","description":"What is true, in a few words.","type":"string","minLength":1,"maxLength":160},"since":{"title":"Since","description":"The first version of which it is true.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}}},"files":{"title":"Files","description":"What is written, apart from keys, certificates and CRLs.","type":"array","minItems":1,"items":{"title":"File","description":"A file that is copied as it is; or, with a language, rendered from the template of the same name with .liquid behind it. It lies in the folder of the target; or, with from or parts, where these say.","type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"title":"Path","description":"Where it is written, under the exported directory.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"language":{"title":"Language","description":"The language that it is written in, which decides how values are escaped.","type":"string","pattern":"^[a-z][a-z0-9-]{0,29}$"},"from":{"title":"From","description":"The file of templates/parts/ that it is, for files that several targets share.","type":"string","pattern":"^parts/(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"parts":{"title":"Parts","description":"The pieces that it is made of, joined in this order: files of templates/parts/, or of the target's folder.","type":"array","minItems":2,"items":{"title":"Part","description":"The path of a file, from templates/ where it begins with parts/, otherwise from the folder of the target.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}},"keep":{"title":"Keep","description":"Written once, for its owner only, and left as it is by every later export: a secret of the deployment.","const":true}},"dependentRequired":{"keep":["language"]},"dependentSchemas":{"from":{"properties":{"parts":false}}}}},"folders":{"title":"Folders","description":"Folders that the server writes into while it runs. They are made empty, and what is in them is left alone.","type":"array","uniqueItems":true,"items":{"title":"Folder","description":"Its name, under the exported directory.","type":"string","pattern":"^[a-z][a-z0-9-]{0,39}$"}},"own":{"title":"Own","description":"Files and folders of the user's own, directly in the exported directory: exports make none, and leave them alone.","type":"array","uniqueItems":true,"items":{"title":"Path","description":"Its name.","type":"string","pattern":"^[a-z][a-z0-9.-]{0,39}$"}},"material":{"title":"Material","description":"Where keys, certificates and CRLs are written, under the exported directory.","type":"object","additionalProperties":false,"required":["serverChain","serverKey","clientAuthority","clientCrl"],"properties":{"serverChain":{"title":"Server chain","description":"The server's certificate and what stands between it and its trust anchor, as PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"serverKey":{"title":"Server key","description":"The server's private key, as PEM with mode 0600.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"clientAuthority":{"title":"Client authority","description":"The one certificate that client certificates must be issued by, as PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"clientCrl":{"title":"Client CRL","description":"The CRL of the client authority, as PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}}},"capabilities":{"title":"Capabilities","description":"What the exported server does.","type":"object","additionalProperties":false,"required":["verify","pin","crl","ocsp","claims","identity","access","framing","origin","mlkem"],"properties":{"verify":{"title":"Verify","description":"Where a client certificate is demanded and its path checked.","enum":["handshake","request"]},"pin":{"title":"Pin","description":"What keeps other authorities out: the anchor file alone, or a comparison with the pin as well.","enum":["anchor","anchor-and-pin"]},"crl":{"title":"CRL","description":"When revocation is checked by CRL: not at all, at each handshake, or at each request as well.","enum":["none","handshake","request"]},"ocsp":{"title":"OCSP","description":"Whether the server asks an OCSP responder about client certificates.","type":"boolean"},"claims":{"title":"Claims","description":"The places from which claims are read.","type":"array","uniqueItems":true,"items":{"title":"Place","description":"An extension of its own, or a URI.","enum":["oid","uri"]}},"identity":{"title":"Identity","description":"How the application learns who is calling: as an object in the same process, or by a header.","enum":["object","header","none"]},"access":{"title":"Access","description":"What access rules may ask of the server.","type":"object","additionalProperties":false,"required":["by","instead"],"properties":{"by":{"title":"By","description":"What it can decide by; an export with rules that ask for more is refused.","type":"array","uniqueItems":true,"items":{"title":"Ability","description":"path and method of a request; uri, dns and email names, and wildcards in them; claims by type, and ranges of whole numbers; paths decoded once.","enum":["path","method","uri","dns","email","wildcard","string","strings","integer","range","boolean","decode-once"]}},"instead":{"title":"Instead","description":"What to do where it cannot enforce a rule.","type":"string","minLength":1}}},"framing":{"title":"Framing","description":"Whether every answer forbids being framed.","type":"boolean"},"origin":{"title":"Origin","description":"Whether unsafe requests are taken from allowed origins only.","type":"boolean"},"mlkem":{"title":"ML-KEM","description":"Whether the hybrid group X25519MLKEM768 is offered.","enum":["never","where-supported","always"]}}},"cannot":{"title":"Cannot","description":"What the exported server does not do, and what works in its place.","type":"array","items":{"title":"Limit","description":"One thing it cannot do.","type":"object","additionalProperties":false,"required":["what","instead"],"properties":{"what":{"title":"What","description":"What it cannot do.","type":"string","minLength":1},"instead":{"title":"Instead","description":"What works in its place.","type":"string","minLength":1}}}},"inputs":{"title":"Inputs","description":"What may be chosen at export, by name. Each has an allow-list: nothing else is taken.","type":"object","required":["address","port"],"propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,39}$"},"additionalProperties":{"title":"Input","description":"One choice, by its type. choice: one of the values. integer: within minimum and maximum. text: matching the pattern as a whole. list: texts with commas between, each matching. endpoint: http://HOST:PORT.","type":"object","required":["type"],"discriminator":{"propertyName":"type"},"oneOf":[{"type":"object","additionalProperties":false,"required":["title","type","default","values"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"One of the values.","const":"choice"},"default":{"$ref":"#/$defs/inputDefault"},"values":{"title":"Values","description":"The words to choose from.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Value","description":"One word.","type":"string","pattern":"^[a-z0-9][a-z0-9-]*$"}}}},{"type":"object","additionalProperties":false,"required":["title","type","default","minimum","maximum"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"A whole number within minimum and maximum.","const":"integer"},"default":{"$ref":"#/$defs/inputDefault"},"minimum":{"title":"Minimum","description":"The smallest number taken.","type":"integer"},"maximum":{"title":"Maximum","description":"The largest number taken.","type":"integer"}}},{"type":"object","additionalProperties":false,"required":["title","type","default","pattern"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"text: matching the pattern as a whole. list: texts with commas between, each matching.","enum":["text","list"]},"default":{"$ref":"#/$defs/inputDefault"},"pattern":{"title":"Pattern","description":"A regular expression in the syntax of ECMAScript, without anchors, that each text matches as a whole.","type":"string","minLength":1,"maxLength":500}}},{"type":"object","additionalProperties":false,"required":["title","type","default"],"properties":{"title":{"$ref":"#/$defs/inputTitle"},"type":{"title":"Type","description":"http://HOST:PORT.","const":"endpoint"},"default":{"$ref":"#/$defs/inputDefault"}}}]}},"commands":{"title":"Commands","description":"How the program is checked, run and reloaded, in the exported directory, as an ordinary user. {directory} and {name of an input} stand for their values.","type":"object","additionalProperties":false,"required":["check","run","reload"],"properties":{"build":{"title":"Build","description":"Makes the program, once, before it is checked and run; it may take minutes and the network.","type":"object","additionalProperties":false,"required":["argv","makes"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"makes":{"title":"Makes","description":"The folder that it writes into, under the exported directory; exports leave it alone, and it stays out of repositories and images.","type":"string","pattern":"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}}},"check":{"title":"Check","description":"Looks at the configuration without serving; status 0 means good.","type":"object","additionalProperties":false,"required":["argv"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}}}},"run":{"title":"Run","description":"Serves in the foreground.","type":"object","additionalProperties":false,"required":["argv","ready"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"ready":{"title":"Ready","description":"What it prints once it serves.","type":"string","minLength":1}}},"reload":{"title":"Reload","description":"Makes it take up a new CRL or certificate.","type":"object","additionalProperties":false,"required":["signal","done","failed"],"properties":{"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGHUP","SIGUSR1","SIGUSR2"]},"done":{"title":"Done","description":"What it prints once the new files are in force.","type":"string","minLength":1},"failed":{"title":"Failed","description":"What it prints when it keeps the old files.","type":"string","minLength":1}}},"sample":{"title":"Sample","description":"A backend to try it with, for servers that only pass requests on. Runs beside it.","type":"object","additionalProperties":false,"required":["argv","ready","input","value"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"ready":{"title":"Ready","description":"What it prints once it serves.","type":"string","minLength":1},"input":{"title":"Input","description":"The input that tells the server where this backend is.","type":"string","minLength":1},"value":{"title":"Value","description":"Its value; {port} stands for a free port.","type":"string","minLength":1}}},"stop":{"title":"Stop","description":"Ends it once the requests at hand are answered; SIGTERM where it is not said.","type":"object","additionalProperties":false,"required":["signal"],"properties":{"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGTERM","SIGQUIT"]}}}}}},"$defs":{"inputTitle":{"title":"Title","description":"What is chosen, in one line.","type":"string","minLength":1,"maxLength":160},"inputDefault":{"title":"Default","description":"What is taken when nothing is chosen, written as it would be given.","type":"string"}}};
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
if((((((((((((data.title === undefined) && (missing0 = "title")) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.install === undefined) && (missing0 = "install"))) || ((data.versions === undefined) && (missing0 = "versions"))) || ((data.facts === undefined) && (missing0 = "facts"))) || ((data.files === undefined) && (missing0 = "files"))) || ((data.material === undefined) && (missing0 = "material"))) || ((data.capabilities === undefined) && (missing0 = "capabilities"))) || ((data.cannot === undefined) && (missing0 = "cannot"))) || ((data.inputs === undefined) && (missing0 = "inputs"))) || ((data.commands === undefined) && (missing0 = "commands"))){
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
if(data.install !== undefined){
let data3 = data.install;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(func2(data3) < 1){
validate20.errors = [{instancePath:instancePath+"/install",schemaPath:"#/properties/install/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.install,data:data3}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/install",schemaPath:"#/properties/install/type",keyword:"type",params:{type: "string"},schema:schema31.properties.install.type,parentSchema:schema31.properties.install,data:data3}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.versions !== undefined){
let data4 = data.versions;
const _errs10 = errors;
if(errors === _errs10){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if(((data4.oldest === undefined) && (missing1 = "oldest")) || ((data4.assumed === undefined) && (missing1 = "assumed"))){
validate20.errors = [{instancePath:instancePath+"/versions",schemaPath:"#/properties/versions/required",keyword:"required",params:{missingProperty: missing1},schema:schema31.properties.versions.required,parentSchema:schema31.properties.versions,data:data4}];
return false;
}
else {
const _errs12 = errors;
for(const key1 in data4){
if(!(((key1 === "oldest") || (key1 === "before")) || (key1 === "assumed"))){
validate20.errors = [{instancePath:instancePath+"/versions",schemaPath:"#/properties/versions/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema31.properties.versions,data:data4}];
return false;
break;
}
}
if(_errs12 === errors){
if(data4.oldest !== undefined){
let data5 = data4.oldest;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data5 === "string"){
if(!pattern4.test(data5)){
validate20.errors = [{instancePath:instancePath+"/versions/oldest",schemaPath:"#/properties/versions/properties/oldest/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.versions.properties.oldest,data:data5}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/versions/oldest",schemaPath:"#/properties/versions/properties/oldest/type",keyword:"type",params:{type: "string"},schema:schema31.properties.versions.properties.oldest.type,parentSchema:schema31.properties.versions.properties.oldest,data:data5}];
return false;
}
}
var valid1 = _errs13 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data4.before !== undefined){
let data6 = data4.before;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data6 === "string"){
if(!pattern4.test(data6)){
validate20.errors = [{instancePath:instancePath+"/versions/before",schemaPath:"#/properties/versions/properties/before/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.versions.properties.before,data:data6}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/versions/before",schemaPath:"#/properties/versions/properties/before/type",keyword:"type",params:{type: "string"},schema:schema31.properties.versions.properties.before.type,parentSchema:schema31.properties.versions.properties.before,data:data6}];
return false;
}
}
var valid1 = _errs15 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data4.assumed !== undefined){
let data7 = data4.assumed;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data7 === "string"){
if(!pattern4.test(data7)){
validate20.errors = [{instancePath:instancePath+"/versions/assumed",schemaPath:"#/properties/versions/properties/assumed/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.versions.properties.assumed,data:data7}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/versions/assumed",schemaPath:"#/properties/versions/properties/assumed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.versions.properties.assumed.type,parentSchema:schema31.properties.versions.properties.assumed,data:data7}];
return false;
}
}
var valid1 = _errs17 === errors;
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
validate20.errors = [{instancePath:instancePath+"/versions",schemaPath:"#/properties/versions/type",keyword:"type",params:{type: "object"},schema:schema31.properties.versions.type,parentSchema:schema31.properties.versions,data:data4}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.facts !== undefined){
let data8 = data.facts;
const _errs19 = errors;
if(errors === _errs19){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key2 in data8){
const _errs21 = errors;
if(typeof key2 === "string"){
if(!pattern7.test(key2)){
const err0 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]{0,39}$"},schema:"^[a-z][A-Za-z0-9]{0,39}$",parentSchema:schema31.properties.facts.propertyNames,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid2 = _errs21 === errors;
if(!valid2){
const err1 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/propertyNames",keyword:"propertyNames",params:{propertyName: key2},schema:schema31.properties.facts.propertyNames,parentSchema:schema31.properties.facts,data:data8};
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
for(const key3 in data8){
let data9 = data8[key3];
const _errs23 = errors;
if(errors === _errs23){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing2;
if(((data9.title === undefined) && (missing2 = "title")) || ((data9.since === undefined) && (missing2 = "since"))){
validate20.errors = [{instancePath:instancePath+"/facts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/facts/additionalProperties/required",keyword:"required",params:{missingProperty: missing2},schema:schema31.properties.facts.additionalProperties.required,parentSchema:schema31.properties.facts.additionalProperties,data:data9}];
return false;
}
else {
const _errs25 = errors;
for(const key4 in data9){
if(!((key4 === "title") || (key4 === "since"))){
validate20.errors = [{instancePath:instancePath+"/facts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/facts/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema31.properties.facts.additionalProperties,data:data9}];
return false;
break;
}
}
if(_errs25 === errors){
if(data9.title !== undefined){
let data10 = data9.title;
const _errs26 = errors;
if(errors === _errs26){
if(typeof data10 === "string"){
if(func2(data10) > 160){
validate20.errors = [{instancePath:instancePath+"/facts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/facts/additionalProperties/properties/title/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema31.properties.facts.additionalProperties.properties.title,data:data10}];
return false;
}
else {
if(func2(data10) < 1){
validate20.errors = [{instancePath:instancePath+"/facts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/facts/additionalProperties/properties/title/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.facts.additionalProperties.properties.title,data:data10}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/facts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/facts/additionalProperties/properties/title/type",keyword:"type",params:{type: "string"},schema:schema31.properties.facts.additionalProperties.properties.title.type,parentSchema:schema31.properties.facts.additionalProperties.properties.title,data:data10}];
return false;
}
}
var valid4 = _errs26 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data9.since !== undefined){
let data11 = data9.since;
const _errs28 = errors;
if(errors === _errs28){
if(typeof data11 === "string"){
if(!pattern4.test(data11)){
validate20.errors = [{instancePath:instancePath+"/facts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/since",schemaPath:"#/properties/facts/additionalProperties/properties/since/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.facts.additionalProperties.properties.since,data:data11}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/facts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/since",schemaPath:"#/properties/facts/additionalProperties/properties/since/type",keyword:"type",params:{type: "string"},schema:schema31.properties.facts.additionalProperties.properties.since.type,parentSchema:schema31.properties.facts.additionalProperties.properties.since,data:data11}];
return false;
}
}
var valid4 = _errs28 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/facts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/facts/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.facts.additionalProperties.type,parentSchema:schema31.properties.facts.additionalProperties,data:data9}];
return false;
}
}
var valid3 = _errs23 === errors;
if(!valid3){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/type",keyword:"type",params:{type: "object"},schema:schema31.properties.facts.type,parentSchema:schema31.properties.facts,data:data8}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.files !== undefined){
let data12 = data.files;
const _errs30 = errors;
if(errors === _errs30){
if(Array.isArray(data12)){
if(data12.length < 1){
validate20.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.files,data:data12}];
return false;
}
else {
var valid5 = true;
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
let data13 = data12[i0];
const _errs32 = errors;
if(errors === _errs32){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing3;
if((data13.path === undefined) && (missing3 = "path")){
validate20.errors = [{instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/required",keyword:"required",params:{missingProperty: missing3},schema:schema31.properties.files.items.required,parentSchema:schema31.properties.files.items,data:data13}];
return false;
}
else {
const _errs34 = errors;
for(const key5 in data13){
if(!(((((key5 === "path") || (key5 === "language")) || (key5 === "from")) || (key5 === "parts")) || (key5 === "keep"))){
validate20.errors = [{instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema31.properties.files.items,data:data13}];
return false;
break;
}
}
if(_errs34 === errors){
if(data13.path !== undefined){
let data14 = data13.path;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data14 === "string"){
if(!pattern9.test(data14)){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/path",schemaPath:"#/properties/files/items/properties/path/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.files.items.properties.path,data:data14}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/path",schemaPath:"#/properties/files/items/properties/path/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.path.type,parentSchema:schema31.properties.files.items.properties.path,data:data14}];
return false;
}
}
var valid6 = _errs35 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data13.language !== undefined){
let data15 = data13.language;
const _errs37 = errors;
if(errors === _errs37){
if(typeof data15 === "string"){
if(!pattern10.test(data15)){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/language",schemaPath:"#/properties/files/items/properties/language/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,29}$"},schema:"^[a-z][a-z0-9-]{0,29}$",parentSchema:schema31.properties.files.items.properties.language,data:data15}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/language",schemaPath:"#/properties/files/items/properties/language/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.language.type,parentSchema:schema31.properties.files.items.properties.language,data:data15}];
return false;
}
}
var valid6 = _errs37 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data13.from !== undefined){
let data16 = data13.from;
const _errs39 = errors;
if(errors === _errs39){
if(typeof data16 === "string"){
if(!pattern11.test(data16)){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/from",schemaPath:"#/properties/files/items/properties/from/pattern",keyword:"pattern",params:{pattern: "^parts/(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^parts/(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.files.items.properties.from,data:data16}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/from",schemaPath:"#/properties/files/items/properties/from/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.from.type,parentSchema:schema31.properties.files.items.properties.from,data:data16}];
return false;
}
}
var valid6 = _errs39 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data13.parts !== undefined){
let data17 = data13.parts;
const _errs41 = errors;
if(errors === _errs41){
if(Array.isArray(data17)){
if(data17.length < 2){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/parts",schemaPath:"#/properties/files/items/properties/parts/minItems",keyword:"minItems",params:{limit: 2},schema:2,parentSchema:schema31.properties.files.items.properties.parts,data:data17}];
return false;
}
else {
var valid7 = true;
const len1 = data17.length;
for(let i1=0; i1<len1; i1++){
let data18 = data17[i1];
const _errs43 = errors;
if(errors === _errs43){
if(typeof data18 === "string"){
if(!pattern9.test(data18)){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/parts/" + i1,schemaPath:"#/properties/files/items/properties/parts/items/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.files.items.properties.parts.items,data:data18}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/parts/" + i1,schemaPath:"#/properties/files/items/properties/parts/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.parts.items.type,parentSchema:schema31.properties.files.items.properties.parts.items,data:data18}];
return false;
}
}
var valid7 = _errs43 === errors;
if(!valid7){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/parts",schemaPath:"#/properties/files/items/properties/parts/type",keyword:"type",params:{type: "array"},schema:schema31.properties.files.items.properties.parts.type,parentSchema:schema31.properties.files.items.properties.parts,data:data17}];
return false;
}
}
var valid6 = _errs41 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data13.keep !== undefined){
let data19 = data13.keep;
const _errs45 = errors;
if(true !== data19){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/keep",schemaPath:"#/properties/files/items/properties/keep/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.files.items.properties.keep,data:data19}];
return false;
}
var valid6 = _errs45 === errors;
}
else {
var valid6 = true;
}
if(valid6){
let missing4;
if(data13.keep !== undefined && ((data13.language === undefined) && (missing4 = "language"))){
validate20.errors = [{instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/dependentRequired",keyword:"dependentRequired",params:{property: "keep",
    missingProperty: missing4,
    depsCount: 1,
    deps: "language"},schema:schema31.properties.files.items.dependentRequired,parentSchema:schema31.properties.files.items,data:data13}];
return false;
}
else {
if(data13.from !== undefined){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.parts !== undefined){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/parts",schemaPath:"#/properties/files/items/dependentSchemas/from/properties/parts/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.files.items.dependentSchemas.from.properties.parts,data:data13.parts}];
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
validate20.errors = [{instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.files.items.type,parentSchema:schema31.properties.files.items,data:data13}];
return false;
}
}
var valid5 = _errs32 === errors;
if(!valid5){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "array"},schema:schema31.properties.files.type,parentSchema:schema31.properties.files,data:data12}];
return false;
}
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.folders !== undefined){
let data21 = data.folders;
const _errs47 = errors;
if(errors === _errs47){
if(Array.isArray(data21)){
var valid10 = true;
const len2 = data21.length;
for(let i2=0; i2<len2; i2++){
let data22 = data21[i2];
const _errs49 = errors;
if(errors === _errs49){
if(typeof data22 === "string"){
if(!pattern13.test(data22)){
validate20.errors = [{instancePath:instancePath+"/folders/" + i2,schemaPath:"#/properties/folders/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,39}$"},schema:"^[a-z][a-z0-9-]{0,39}$",parentSchema:schema31.properties.folders.items,data:data22}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/folders/" + i2,schemaPath:"#/properties/folders/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.folders.items.type,parentSchema:schema31.properties.folders.items,data:data22}];
return false;
}
}
var valid10 = _errs49 === errors;
if(!valid10){
break;
}
}
if(valid10){
let i3 = data21.length;
let j0;
if(i3 > 1){
const indices0 = {};
for(;i3--;){
let item0 = data21[i3];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate20.errors = [{instancePath:instancePath+"/folders",schemaPath:"#/properties/folders/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j0},schema:true,parentSchema:schema31.properties.folders,data:data21}];
return false;
break;
}
indices0[item0] = i3;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/folders",schemaPath:"#/properties/folders/type",keyword:"type",params:{type: "array"},schema:schema31.properties.folders.type,parentSchema:schema31.properties.folders,data:data21}];
return false;
}
}
var valid0 = _errs47 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.own !== undefined){
let data23 = data.own;
const _errs51 = errors;
if(errors === _errs51){
if(Array.isArray(data23)){
var valid12 = true;
const len3 = data23.length;
for(let i4=0; i4<len3; i4++){
let data24 = data23[i4];
const _errs53 = errors;
if(errors === _errs53){
if(typeof data24 === "string"){
if(!pattern14.test(data24)){
validate20.errors = [{instancePath:instancePath+"/own/" + i4,schemaPath:"#/properties/own/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9.-]{0,39}$"},schema:"^[a-z][a-z0-9.-]{0,39}$",parentSchema:schema31.properties.own.items,data:data24}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/own/" + i4,schemaPath:"#/properties/own/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.own.items.type,parentSchema:schema31.properties.own.items,data:data24}];
return false;
}
}
var valid12 = _errs53 === errors;
if(!valid12){
break;
}
}
if(valid12){
let i5 = data23.length;
let j1;
if(i5 > 1){
const indices1 = {};
for(;i5--;){
let item1 = data23[i5];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
validate20.errors = [{instancePath:instancePath+"/own",schemaPath:"#/properties/own/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j1},schema:true,parentSchema:schema31.properties.own,data:data23}];
return false;
break;
}
indices1[item1] = i5;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/own",schemaPath:"#/properties/own/type",keyword:"type",params:{type: "array"},schema:schema31.properties.own.type,parentSchema:schema31.properties.own,data:data23}];
return false;
}
}
var valid0 = _errs51 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.material !== undefined){
let data25 = data.material;
const _errs55 = errors;
if(errors === _errs55){
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
let missing5;
if(((((data25.serverChain === undefined) && (missing5 = "serverChain")) || ((data25.serverKey === undefined) && (missing5 = "serverKey"))) || ((data25.clientAuthority === undefined) && (missing5 = "clientAuthority"))) || ((data25.clientCrl === undefined) && (missing5 = "clientCrl"))){
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/required",keyword:"required",params:{missingProperty: missing5},schema:schema31.properties.material.required,parentSchema:schema31.properties.material,data:data25}];
return false;
}
else {
const _errs57 = errors;
for(const key6 in data25){
if(!((((key6 === "serverChain") || (key6 === "serverKey")) || (key6 === "clientAuthority")) || (key6 === "clientCrl"))){
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},schema:false,parentSchema:schema31.properties.material,data:data25}];
return false;
break;
}
}
if(_errs57 === errors){
if(data25.serverChain !== undefined){
let data26 = data25.serverChain;
const _errs58 = errors;
if(errors === _errs58){
if(typeof data26 === "string"){
if(!pattern9.test(data26)){
validate20.errors = [{instancePath:instancePath+"/material/serverChain",schemaPath:"#/properties/material/properties/serverChain/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.serverChain,data:data26}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/serverChain",schemaPath:"#/properties/material/properties/serverChain/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.serverChain.type,parentSchema:schema31.properties.material.properties.serverChain,data:data26}];
return false;
}
}
var valid14 = _errs58 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data25.serverKey !== undefined){
let data27 = data25.serverKey;
const _errs60 = errors;
if(errors === _errs60){
if(typeof data27 === "string"){
if(!pattern9.test(data27)){
validate20.errors = [{instancePath:instancePath+"/material/serverKey",schemaPath:"#/properties/material/properties/serverKey/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.serverKey,data:data27}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/serverKey",schemaPath:"#/properties/material/properties/serverKey/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.serverKey.type,parentSchema:schema31.properties.material.properties.serverKey,data:data27}];
return false;
}
}
var valid14 = _errs60 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data25.clientAuthority !== undefined){
let data28 = data25.clientAuthority;
const _errs62 = errors;
if(errors === _errs62){
if(typeof data28 === "string"){
if(!pattern9.test(data28)){
validate20.errors = [{instancePath:instancePath+"/material/clientAuthority",schemaPath:"#/properties/material/properties/clientAuthority/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.clientAuthority,data:data28}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/clientAuthority",schemaPath:"#/properties/material/properties/clientAuthority/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.clientAuthority.type,parentSchema:schema31.properties.material.properties.clientAuthority,data:data28}];
return false;
}
}
var valid14 = _errs62 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data25.clientCrl !== undefined){
let data29 = data25.clientCrl;
const _errs64 = errors;
if(errors === _errs64){
if(typeof data29 === "string"){
if(!pattern9.test(data29)){
validate20.errors = [{instancePath:instancePath+"/material/clientCrl",schemaPath:"#/properties/material/properties/clientCrl/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.clientCrl,data:data29}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/clientCrl",schemaPath:"#/properties/material/properties/clientCrl/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.clientCrl.type,parentSchema:schema31.properties.material.properties.clientCrl,data:data29}];
return false;
}
}
var valid14 = _errs64 === errors;
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
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/type",keyword:"type",params:{type: "object"},schema:schema31.properties.material.type,parentSchema:schema31.properties.material,data:data25}];
return false;
}
}
var valid0 = _errs55 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.capabilities !== undefined){
let data30 = data.capabilities;
const _errs66 = errors;
if(errors === _errs66){
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
let missing6;
if(((((((((((data30.verify === undefined) && (missing6 = "verify")) || ((data30.pin === undefined) && (missing6 = "pin"))) || ((data30.crl === undefined) && (missing6 = "crl"))) || ((data30.ocsp === undefined) && (missing6 = "ocsp"))) || ((data30.claims === undefined) && (missing6 = "claims"))) || ((data30.identity === undefined) && (missing6 = "identity"))) || ((data30.access === undefined) && (missing6 = "access"))) || ((data30.framing === undefined) && (missing6 = "framing"))) || ((data30.origin === undefined) && (missing6 = "origin"))) || ((data30.mlkem === undefined) && (missing6 = "mlkem"))){
validate20.errors = [{instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/required",keyword:"required",params:{missingProperty: missing6},schema:schema31.properties.capabilities.required,parentSchema:schema31.properties.capabilities,data:data30}];
return false;
}
else {
const _errs68 = errors;
for(const key7 in data30){
if(!(func1.call(schema31.properties.capabilities.properties, key7))){
validate20.errors = [{instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema31.properties.capabilities,data:data30}];
return false;
break;
}
}
if(_errs68 === errors){
if(data30.verify !== undefined){
let data31 = data30.verify;
const _errs69 = errors;
if(!((data31 === "handshake") || (data31 === "request"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/verify",schemaPath:"#/properties/capabilities/properties/verify/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.verify.enum},schema:schema31.properties.capabilities.properties.verify.enum,parentSchema:schema31.properties.capabilities.properties.verify,data:data31}];
return false;
}
var valid15 = _errs69 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data30.pin !== undefined){
let data32 = data30.pin;
const _errs70 = errors;
if(!((data32 === "anchor") || (data32 === "anchor-and-pin"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/pin",schemaPath:"#/properties/capabilities/properties/pin/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.pin.enum},schema:schema31.properties.capabilities.properties.pin.enum,parentSchema:schema31.properties.capabilities.properties.pin,data:data32}];
return false;
}
var valid15 = _errs70 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data30.crl !== undefined){
let data33 = data30.crl;
const _errs71 = errors;
if(!(((data33 === "none") || (data33 === "handshake")) || (data33 === "request"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/crl",schemaPath:"#/properties/capabilities/properties/crl/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.crl.enum},schema:schema31.properties.capabilities.properties.crl.enum,parentSchema:schema31.properties.capabilities.properties.crl,data:data33}];
return false;
}
var valid15 = _errs71 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data30.ocsp !== undefined){
let data34 = data30.ocsp;
const _errs72 = errors;
if(typeof data34 !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/capabilities/ocsp",schemaPath:"#/properties/capabilities/properties/ocsp/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.capabilities.properties.ocsp.type,parentSchema:schema31.properties.capabilities.properties.ocsp,data:data34}];
return false;
}
var valid15 = _errs72 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data30.claims !== undefined){
let data35 = data30.claims;
const _errs74 = errors;
if(errors === _errs74){
if(Array.isArray(data35)){
var valid16 = true;
const len4 = data35.length;
for(let i6=0; i6<len4; i6++){
let data36 = data35[i6];
const _errs76 = errors;
if(!((data36 === "oid") || (data36 === "uri"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/claims/" + i6,schemaPath:"#/properties/capabilities/properties/claims/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.claims.items.enum},schema:schema31.properties.capabilities.properties.claims.items.enum,parentSchema:schema31.properties.capabilities.properties.claims.items,data:data36}];
return false;
}
var valid16 = _errs76 === errors;
if(!valid16){
break;
}
}
if(valid16){
let i7 = data35.length;
let j2;
if(i7 > 1){
outer0:
for(;i7--;){
for(j2 = i7; j2--;){
if(func0(data35[i7], data35[j2])){
validate20.errors = [{instancePath:instancePath+"/capabilities/claims",schemaPath:"#/properties/capabilities/properties/claims/uniqueItems",keyword:"uniqueItems",params:{i: i7, j: j2},schema:true,parentSchema:schema31.properties.capabilities.properties.claims,data:data35}];
return false;
break outer0;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/capabilities/claims",schemaPath:"#/properties/capabilities/properties/claims/type",keyword:"type",params:{type: "array"},schema:schema31.properties.capabilities.properties.claims.type,parentSchema:schema31.properties.capabilities.properties.claims,data:data35}];
return false;
}
}
var valid15 = _errs74 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data30.identity !== undefined){
let data37 = data30.identity;
const _errs77 = errors;
if(!(((data37 === "object") || (data37 === "header")) || (data37 === "none"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/identity",schemaPath:"#/properties/capabilities/properties/identity/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.identity.enum},schema:schema31.properties.capabilities.properties.identity.enum,parentSchema:schema31.properties.capabilities.properties.identity,data:data37}];
return false;
}
var valid15 = _errs77 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data30.access !== undefined){
let data38 = data30.access;
const _errs78 = errors;
if(errors === _errs78){
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
let missing7;
if(((data38.by === undefined) && (missing7 = "by")) || ((data38.instead === undefined) && (missing7 = "instead"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/access",schemaPath:"#/properties/capabilities/properties/access/required",keyword:"required",params:{missingProperty: missing7},schema:schema31.properties.capabilities.properties.access.required,parentSchema:schema31.properties.capabilities.properties.access,data:data38}];
return false;
}
else {
const _errs80 = errors;
for(const key8 in data38){
if(!((key8 === "by") || (key8 === "instead"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/access",schemaPath:"#/properties/capabilities/properties/access/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema31.properties.capabilities.properties.access,data:data38}];
return false;
break;
}
}
if(_errs80 === errors){
if(data38.by !== undefined){
let data39 = data38.by;
const _errs81 = errors;
if(errors === _errs81){
if(Array.isArray(data39)){
var valid19 = true;
const len5 = data39.length;
for(let i8=0; i8<len5; i8++){
let data40 = data39[i8];
const _errs83 = errors;
if(!((((((((((((data40 === "path") || (data40 === "method")) || (data40 === "uri")) || (data40 === "dns")) || (data40 === "email")) || (data40 === "wildcard")) || (data40 === "string")) || (data40 === "strings")) || (data40 === "integer")) || (data40 === "range")) || (data40 === "boolean")) || (data40 === "decode-once"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/access/by/" + i8,schemaPath:"#/properties/capabilities/properties/access/properties/by/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.access.properties.by.items.enum},schema:schema31.properties.capabilities.properties.access.properties.by.items.enum,parentSchema:schema31.properties.capabilities.properties.access.properties.by.items,data:data40}];
return false;
}
var valid19 = _errs83 === errors;
if(!valid19){
break;
}
}
if(valid19){
let i9 = data39.length;
let j3;
if(i9 > 1){
outer1:
for(;i9--;){
for(j3 = i9; j3--;){
if(func0(data39[i9], data39[j3])){
validate20.errors = [{instancePath:instancePath+"/capabilities/access/by",schemaPath:"#/properties/capabilities/properties/access/properties/by/uniqueItems",keyword:"uniqueItems",params:{i: i9, j: j3},schema:true,parentSchema:schema31.properties.capabilities.properties.access.properties.by,data:data39}];
return false;
break outer1;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/capabilities/access/by",schemaPath:"#/properties/capabilities/properties/access/properties/by/type",keyword:"type",params:{type: "array"},schema:schema31.properties.capabilities.properties.access.properties.by.type,parentSchema:schema31.properties.capabilities.properties.access.properties.by,data:data39}];
return false;
}
}
var valid18 = _errs81 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data38.instead !== undefined){
let data41 = data38.instead;
const _errs84 = errors;
if(errors === _errs84){
if(typeof data41 === "string"){
if(func2(data41) < 1){
validate20.errors = [{instancePath:instancePath+"/capabilities/access/instead",schemaPath:"#/properties/capabilities/properties/access/properties/instead/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.capabilities.properties.access.properties.instead,data:data41}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/capabilities/access/instead",schemaPath:"#/properties/capabilities/properties/access/properties/instead/type",keyword:"type",params:{type: "string"},schema:schema31.properties.capabilities.properties.access.properties.instead.type,parentSchema:schema31.properties.capabilities.properties.access.properties.instead,data:data41}];
return false;
}
}
var valid18 = _errs84 === errors;
}
else {
var valid18 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/capabilities/access",schemaPath:"#/properties/capabilities/properties/access/type",keyword:"type",params:{type: "object"},schema:schema31.properties.capabilities.properties.access.type,parentSchema:schema31.properties.capabilities.properties.access,data:data38}];
return false;
}
}
var valid15 = _errs78 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data30.framing !== undefined){
let data42 = data30.framing;
const _errs86 = errors;
if(typeof data42 !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/capabilities/framing",schemaPath:"#/properties/capabilities/properties/framing/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.capabilities.properties.framing.type,parentSchema:schema31.properties.capabilities.properties.framing,data:data42}];
return false;
}
var valid15 = _errs86 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data30.origin !== undefined){
let data43 = data30.origin;
const _errs88 = errors;
if(typeof data43 !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/capabilities/origin",schemaPath:"#/properties/capabilities/properties/origin/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.capabilities.properties.origin.type,parentSchema:schema31.properties.capabilities.properties.origin,data:data43}];
return false;
}
var valid15 = _errs88 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data30.mlkem !== undefined){
let data44 = data30.mlkem;
const _errs90 = errors;
if(!(((data44 === "never") || (data44 === "where-supported")) || (data44 === "always"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/mlkem",schemaPath:"#/properties/capabilities/properties/mlkem/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.mlkem.enum},schema:schema31.properties.capabilities.properties.mlkem.enum,parentSchema:schema31.properties.capabilities.properties.mlkem,data:data44}];
return false;
}
var valid15 = _errs90 === errors;
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
else {
validate20.errors = [{instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/type",keyword:"type",params:{type: "object"},schema:schema31.properties.capabilities.type,parentSchema:schema31.properties.capabilities,data:data30}];
return false;
}
}
var valid0 = _errs66 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cannot !== undefined){
let data45 = data.cannot;
const _errs91 = errors;
if(errors === _errs91){
if(Array.isArray(data45)){
var valid21 = true;
const len6 = data45.length;
for(let i10=0; i10<len6; i10++){
let data46 = data45[i10];
const _errs93 = errors;
if(errors === _errs93){
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
let missing8;
if(((data46.what === undefined) && (missing8 = "what")) || ((data46.instead === undefined) && (missing8 = "instead"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i10,schemaPath:"#/properties/cannot/items/required",keyword:"required",params:{missingProperty: missing8},schema:schema31.properties.cannot.items.required,parentSchema:schema31.properties.cannot.items,data:data46}];
return false;
}
else {
const _errs95 = errors;
for(const key9 in data46){
if(!((key9 === "what") || (key9 === "instead"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i10,schemaPath:"#/properties/cannot/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema31.properties.cannot.items,data:data46}];
return false;
break;
}
}
if(_errs95 === errors){
if(data46.what !== undefined){
let data47 = data46.what;
const _errs96 = errors;
if(errors === _errs96){
if(typeof data47 === "string"){
if(func2(data47) < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i10+"/what",schemaPath:"#/properties/cannot/items/properties/what/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.what,data:data47}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i10+"/what",schemaPath:"#/properties/cannot/items/properties/what/type",keyword:"type",params:{type: "string"},schema:schema31.properties.cannot.items.properties.what.type,parentSchema:schema31.properties.cannot.items.properties.what,data:data47}];
return false;
}
}
var valid22 = _errs96 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data46.instead !== undefined){
let data48 = data46.instead;
const _errs98 = errors;
if(errors === _errs98){
if(typeof data48 === "string"){
if(func2(data48) < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i10+"/instead",schemaPath:"#/properties/cannot/items/properties/instead/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.instead,data:data48}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i10+"/instead",schemaPath:"#/properties/cannot/items/properties/instead/type",keyword:"type",params:{type: "string"},schema:schema31.properties.cannot.items.properties.instead.type,parentSchema:schema31.properties.cannot.items.properties.instead,data:data48}];
return false;
}
}
var valid22 = _errs98 === errors;
}
else {
var valid22 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i10,schemaPath:"#/properties/cannot/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.cannot.items.type,parentSchema:schema31.properties.cannot.items,data:data46}];
return false;
}
}
var valid21 = _errs93 === errors;
if(!valid21){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot",schemaPath:"#/properties/cannot/type",keyword:"type",params:{type: "array"},schema:schema31.properties.cannot.type,parentSchema:schema31.properties.cannot,data:data45}];
return false;
}
}
var valid0 = _errs91 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inputs !== undefined){
let data49 = data.inputs;
const _errs100 = errors;
if(errors === _errs100){
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
let missing9;
if(((data49.address === undefined) && (missing9 = "address")) || ((data49.port === undefined) && (missing9 = "port"))){
validate20.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/required",keyword:"required",params:{missingProperty: missing9},schema:schema31.properties.inputs.required,parentSchema:schema31.properties.inputs,data:data49}];
return false;
}
else {
for(const key10 in data49){
const _errs102 = errors;
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
var valid23 = _errs102 === errors;
if(!valid23){
const err3 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames",keyword:"propertyNames",params:{propertyName: key10},schema:schema31.properties.inputs.propertyNames,parentSchema:schema31.properties.inputs,data:data49};
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
if(valid23){
for(const key11 in data49){
let data50 = data49[key11];
const _errs104 = errors;
if(errors === _errs104){
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
let missing10;
if((data50.type === undefined) && (missing10 = "type")){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/required",keyword:"required",params:{missingProperty: missing10},schema:schema31.properties.inputs.additionalProperties.required,parentSchema:schema31.properties.inputs.additionalProperties,data:data50}];
return false;
}
else {
const tag0 = data50.type;
if(typeof tag0 == "string"){
if(tag0 === "choice"){
const _errs107 = errors;
if(errors === _errs107){
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
let missing11;
if(((((data50.title === undefined) && (missing11 = "title")) || ((data50.type === undefined) && (missing11 = "type"))) || ((data50.default === undefined) && (missing11 = "default"))) || ((data50.values === undefined) && (missing11 = "values"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/required",keyword:"required",params:{missingProperty: missing11},schema:schema31.properties.inputs.additionalProperties.oneOf[0].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0],data:data50}];
return false;
}
else {
const _errs109 = errors;
for(const key12 in data50){
if(!((((key12 === "title") || (key12 === "type")) || (key12 === "default")) || (key12 === "values"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0],data:data50}];
return false;
break;
}
}
if(_errs109 === errors){
if(data50.title !== undefined){
let data51 = data50.title;
const _errs110 = errors;
const _errs111 = errors;
if(errors === _errs111){
if(typeof data51 === "string"){
if(func2(data51) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data51}];
return false;
}
else {
if(func2(data51) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data51}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data51}];
return false;
}
}
var valid27 = _errs110 === errors;
}
else {
var valid27 = true;
}
if(valid27){
if(data50.type !== undefined){
let data52 = data50.type;
const _errs113 = errors;
if("choice" !== data52){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/type/const",keyword:"const",params:{allowedValue: "choice"},schema:"choice",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.type,data:data52}];
return false;
}
var valid27 = _errs113 === errors;
}
else {
var valid27 = true;
}
if(valid27){
if(data50.default !== undefined){
let data53 = data50.default;
const _errs114 = errors;
if(typeof data53 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data53}];
return false;
}
var valid27 = _errs114 === errors;
}
else {
var valid27 = true;
}
if(valid27){
if(data50.values !== undefined){
let data54 = data50.values;
const _errs117 = errors;
if(errors === _errs117){
if(Array.isArray(data54)){
if(data54.length < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values,data:data54}];
return false;
}
else {
var valid30 = true;
const len7 = data54.length;
for(let i11=0; i11<len7; i11++){
let data55 = data54[i11];
const _errs119 = errors;
if(errors === _errs119){
if(typeof data55 === "string"){
if(!pattern20.test(data55)){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i11,schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.items,data:data55}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i11,schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.items.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.items,data:data55}];
return false;
}
}
var valid30 = _errs119 === errors;
if(!valid30){
break;
}
}
if(valid30){
let i12 = data54.length;
let j4;
if(i12 > 1){
const indices2 = {};
for(;i12--;){
let item2 = data54[i12];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j4 = indices2[item2];
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/uniqueItems",keyword:"uniqueItems",params:{i: i12, j: j4},schema:true,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values,data:data54}];
return false;
break;
}
indices2[item2] = i12;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/properties/values/type",keyword:"type",params:{type: "array"},schema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0].properties.values,data:data54}];
return false;
}
}
var valid27 = _errs117 === errors;
}
else {
var valid27 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[0].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[0],data:data50}];
return false;
}
}
var props0 = true;
}
else if(tag0 === "integer"){
const _errs121 = errors;
if(errors === _errs121){
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
let missing12;
if((((((data50.title === undefined) && (missing12 = "title")) || ((data50.type === undefined) && (missing12 = "type"))) || ((data50.default === undefined) && (missing12 = "default"))) || ((data50.minimum === undefined) && (missing12 = "minimum"))) || ((data50.maximum === undefined) && (missing12 = "maximum"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/required",keyword:"required",params:{missingProperty: missing12},schema:schema31.properties.inputs.additionalProperties.oneOf[1].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1],data:data50}];
return false;
}
else {
const _errs123 = errors;
for(const key13 in data50){
if(!(((((key13 === "title") || (key13 === "type")) || (key13 === "default")) || (key13 === "minimum")) || (key13 === "maximum"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1],data:data50}];
return false;
break;
}
}
if(_errs123 === errors){
if(data50.title !== undefined){
let data56 = data50.title;
const _errs124 = errors;
const _errs125 = errors;
if(errors === _errs125){
if(typeof data56 === "string"){
if(func2(data56) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data56}];
return false;
}
else {
if(func2(data56) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data56}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data56}];
return false;
}
}
var valid33 = _errs124 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data50.type !== undefined){
let data57 = data50.type;
const _errs127 = errors;
if("integer" !== data57){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/properties/type/const",keyword:"const",params:{allowedValue: "integer"},schema:"integer",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.type,data:data57}];
return false;
}
var valid33 = _errs127 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data50.default !== undefined){
let data58 = data50.default;
const _errs128 = errors;
if(typeof data58 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data58}];
return false;
}
var valid33 = _errs128 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data50.minimum !== undefined){
let data59 = data50.minimum;
const _errs131 = errors;
if(!(((typeof data59 == "number") && (!(data59 % 1) && !isNaN(data59))) && (isFinite(data59)))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/minimum",schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/properties/minimum/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.minimum.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.minimum,data:data59}];
return false;
}
var valid33 = _errs131 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data50.maximum !== undefined){
let data60 = data50.maximum;
const _errs133 = errors;
if(!(((typeof data60 == "number") && (!(data60 % 1) && !isNaN(data60))) && (isFinite(data60)))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/maximum",schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/properties/maximum/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.maximum.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1].properties.maximum,data:data60}];
return false;
}
var valid33 = _errs133 === errors;
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
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[1].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[1],data:data50}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "text"){
const _errs135 = errors;
if(errors === _errs135){
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
let missing13;
if(((((data50.title === undefined) && (missing13 = "title")) || ((data50.type === undefined) && (missing13 = "type"))) || ((data50.default === undefined) && (missing13 = "default"))) || ((data50.pattern === undefined) && (missing13 = "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/required",keyword:"required",params:{missingProperty: missing13},schema:schema31.properties.inputs.additionalProperties.oneOf[2].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data50}];
return false;
}
else {
const _errs137 = errors;
for(const key14 in data50){
if(!((((key14 === "title") || (key14 === "type")) || (key14 === "default")) || (key14 === "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data50}];
return false;
break;
}
}
if(_errs137 === errors){
if(data50.title !== undefined){
let data61 = data50.title;
const _errs138 = errors;
const _errs139 = errors;
if(errors === _errs139){
if(typeof data61 === "string"){
if(func2(data61) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data61}];
return false;
}
else {
if(func2(data61) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data61}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data61}];
return false;
}
}
var valid37 = _errs138 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data50.type !== undefined){
let data62 = data50.type;
const _errs141 = errors;
if(!((data62 === "text") || (data62 === "list"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type,data:data62}];
return false;
}
var valid37 = _errs141 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data50.default !== undefined){
let data63 = data50.default;
const _errs142 = errors;
if(typeof data63 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data63}];
return false;
}
var valid37 = _errs142 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data50.pattern !== undefined){
let data64 = data50.pattern;
const _errs145 = errors;
if(errors === _errs145){
if(typeof data64 === "string"){
if(func2(data64) > 500){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data64}];
return false;
}
else {
if(func2(data64) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data64}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data64}];
return false;
}
}
var valid37 = _errs145 === errors;
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
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data50}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "list"){
const _errs147 = errors;
if(errors === _errs147){
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
let missing14;
if(((((data50.title === undefined) && (missing14 = "title")) || ((data50.type === undefined) && (missing14 = "type"))) || ((data50.default === undefined) && (missing14 = "default"))) || ((data50.pattern === undefined) && (missing14 = "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/required",keyword:"required",params:{missingProperty: missing14},schema:schema31.properties.inputs.additionalProperties.oneOf[2].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data50}];
return false;
}
else {
const _errs149 = errors;
for(const key15 in data50){
if(!((((key15 === "title") || (key15 === "type")) || (key15 === "default")) || (key15 === "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data50}];
return false;
break;
}
}
if(_errs149 === errors){
if(data50.title !== undefined){
let data65 = data50.title;
const _errs150 = errors;
const _errs151 = errors;
if(errors === _errs151){
if(typeof data65 === "string"){
if(func2(data65) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data65}];
return false;
}
else {
if(func2(data65) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data65}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data65}];
return false;
}
}
var valid41 = _errs150 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data50.type !== undefined){
let data66 = data50.type;
const _errs153 = errors;
if(!((data66 === "text") || (data66 === "list"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type.enum,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.type,data:data66}];
return false;
}
var valid41 = _errs153 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data50.default !== undefined){
let data67 = data50.default;
const _errs154 = errors;
if(typeof data67 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data67}];
return false;
}
var valid41 = _errs154 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data50.pattern !== undefined){
let data68 = data50.pattern;
const _errs157 = errors;
if(errors === _errs157){
if(typeof data68 === "string"){
if(func2(data68) > 500){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data68}];
return false;
}
else {
if(func2(data68) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data68}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern.type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2].properties.pattern,data:data68}];
return false;
}
}
var valid41 = _errs157 === errors;
}
else {
var valid41 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[2].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[2],data:data50}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else if(tag0 === "endpoint"){
const _errs159 = errors;
if(errors === _errs159){
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
let missing15;
if((((data50.title === undefined) && (missing15 = "title")) || ((data50.type === undefined) && (missing15 = "type"))) || ((data50.default === undefined) && (missing15 = "default"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/required",keyword:"required",params:{missingProperty: missing15},schema:schema31.properties.inputs.additionalProperties.oneOf[3].required,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3],data:data50}];
return false;
}
else {
const _errs161 = errors;
for(const key16 in data50){
if(!(((key16 === "title") || (key16 === "type")) || (key16 === "default"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3],data:data50}];
return false;
break;
}
}
if(_errs161 === errors){
if(data50.title !== undefined){
let data69 = data50.title;
const _errs162 = errors;
const _errs163 = errors;
if(errors === _errs163){
if(typeof data69 === "string"){
if(func2(data69) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema32,data:data69}];
return false;
}
else {
if(func2(data69) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32,data:data69}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/$defs/inputTitle/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data69}];
return false;
}
}
var valid45 = _errs162 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data50.type !== undefined){
let data70 = data50.type;
const _errs165 = errors;
if("endpoint" !== data70){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/properties/type/const",keyword:"const",params:{allowedValue: "endpoint"},schema:"endpoint",parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3].properties.type,data:data70}];
return false;
}
var valid45 = _errs165 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data50.default !== undefined){
let data71 = data50.default;
const _errs166 = errors;
if(typeof data71 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/$defs/inputDefault/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data71}];
return false;
}
var valid45 = _errs166 === errors;
}
else {
var valid45 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/oneOf/3/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.oneOf[3].type,parentSchema:schema31.properties.inputs.additionalProperties.oneOf[3],data:data50}];
return false;
}
}
if(props0 !== true){
props0 = true;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "type", tagValue: tag0},schema:schema31.properties.inputs.additionalProperties.discriminator,parentSchema:schema31.properties.inputs.additionalProperties,data:data50}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/discriminator",keyword:"discriminator",params:{error: "tag", tag: "type", tagValue: tag0},schema:schema31.properties.inputs.additionalProperties.discriminator,parentSchema:schema31.properties.inputs.additionalProperties,data:data50}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.type,parentSchema:schema31.properties.inputs.additionalProperties,data:data50}];
return false;
}
}
var valid24 = _errs104 === errors;
if(!valid24){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.type,parentSchema:schema31.properties.inputs,data:data49}];
return false;
}
}
var valid0 = _errs100 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.commands !== undefined){
let data72 = data.commands;
const _errs169 = errors;
if(errors === _errs169){
if(data72 && typeof data72 == "object" && !Array.isArray(data72)){
let missing16;
if((((data72.check === undefined) && (missing16 = "check")) || ((data72.run === undefined) && (missing16 = "run"))) || ((data72.reload === undefined) && (missing16 = "reload"))){
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/required",keyword:"required",params:{missingProperty: missing16},schema:schema31.properties.commands.required,parentSchema:schema31.properties.commands,data:data72}];
return false;
}
else {
const _errs171 = errors;
for(const key17 in data72){
if(!((((((key17 === "build") || (key17 === "check")) || (key17 === "run")) || (key17 === "reload")) || (key17 === "sample")) || (key17 === "stop"))){
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},schema:false,parentSchema:schema31.properties.commands,data:data72}];
return false;
break;
}
}
if(_errs171 === errors){
if(data72.build !== undefined){
let data73 = data72.build;
const _errs172 = errors;
if(errors === _errs172){
if(data73 && typeof data73 == "object" && !Array.isArray(data73)){
let missing17;
if(((data73.argv === undefined) && (missing17 = "argv")) || ((data73.makes === undefined) && (missing17 = "makes"))){
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/required",keyword:"required",params:{missingProperty: missing17},schema:schema31.properties.commands.properties.build.required,parentSchema:schema31.properties.commands.properties.build,data:data73}];
return false;
}
else {
const _errs174 = errors;
for(const key18 in data73){
if(!((key18 === "argv") || (key18 === "makes"))){
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},schema:false,parentSchema:schema31.properties.commands.properties.build,data:data73}];
return false;
break;
}
}
if(_errs174 === errors){
if(data73.argv !== undefined){
let data74 = data73.argv;
const _errs175 = errors;
if(errors === _errs175){
if(Array.isArray(data74)){
if(data74.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/build/argv",schemaPath:"#/properties/commands/properties/build/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.build.properties.argv,data:data74}];
return false;
}
else {
var valid50 = true;
const len8 = data74.length;
for(let i13=0; i13<len8; i13++){
let data75 = data74[i13];
const _errs177 = errors;
if(errors === _errs177){
if(typeof data75 === "string"){
if(func2(data75) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/build/argv/" + i13,schemaPath:"#/properties/commands/properties/build/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.build.properties.argv.items,data:data75}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/argv/" + i13,schemaPath:"#/properties/commands/properties/build/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.build.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.build.properties.argv.items,data:data75}];
return false;
}
}
var valid50 = _errs177 === errors;
if(!valid50){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/argv",schemaPath:"#/properties/commands/properties/build/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.build.properties.argv.type,parentSchema:schema31.properties.commands.properties.build.properties.argv,data:data74}];
return false;
}
}
var valid49 = _errs175 === errors;
}
else {
var valid49 = true;
}
if(valid49){
if(data73.makes !== undefined){
let data76 = data73.makes;
const _errs179 = errors;
if(errors === _errs179){
if(typeof data76 === "string"){
if(!pattern21.test(data76)){
validate20.errors = [{instancePath:instancePath+"/commands/build/makes",schemaPath:"#/properties/commands/properties/build/properties/makes/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.commands.properties.build.properties.makes,data:data76}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/makes",schemaPath:"#/properties/commands/properties/build/properties/makes/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.build.properties.makes.type,parentSchema:schema31.properties.commands.properties.build.properties.makes,data:data76}];
return false;
}
}
var valid49 = _errs179 === errors;
}
else {
var valid49 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.build.type,parentSchema:schema31.properties.commands.properties.build,data:data73}];
return false;
}
}
var valid48 = _errs172 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data72.check !== undefined){
let data77 = data72.check;
const _errs181 = errors;
if(errors === _errs181){
if(data77 && typeof data77 == "object" && !Array.isArray(data77)){
let missing18;
if((data77.argv === undefined) && (missing18 = "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/required",keyword:"required",params:{missingProperty: missing18},schema:schema31.properties.commands.properties.check.required,parentSchema:schema31.properties.commands.properties.check,data:data77}];
return false;
}
else {
const _errs183 = errors;
for(const key19 in data77){
if(!(key19 === "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},schema:false,parentSchema:schema31.properties.commands.properties.check,data:data77}];
return false;
break;
}
}
if(_errs183 === errors){
if(data77.argv !== undefined){
let data78 = data77.argv;
const _errs184 = errors;
if(errors === _errs184){
if(Array.isArray(data78)){
if(data78.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/check/argv",schemaPath:"#/properties/commands/properties/check/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.check.properties.argv,data:data78}];
return false;
}
else {
var valid52 = true;
const len9 = data78.length;
for(let i14=0; i14<len9; i14++){
let data79 = data78[i14];
const _errs186 = errors;
if(errors === _errs186){
if(typeof data79 === "string"){
if(func2(data79) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/check/argv/" + i14,schemaPath:"#/properties/commands/properties/check/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.check.properties.argv.items,data:data79}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check/argv/" + i14,schemaPath:"#/properties/commands/properties/check/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.check.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.check.properties.argv.items,data:data79}];
return false;
}
}
var valid52 = _errs186 === errors;
if(!valid52){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check/argv",schemaPath:"#/properties/commands/properties/check/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.check.properties.argv.type,parentSchema:schema31.properties.commands.properties.check.properties.argv,data:data78}];
return false;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.check.type,parentSchema:schema31.properties.commands.properties.check,data:data77}];
return false;
}
}
var valid48 = _errs181 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data72.run !== undefined){
let data80 = data72.run;
const _errs188 = errors;
if(errors === _errs188){
if(data80 && typeof data80 == "object" && !Array.isArray(data80)){
let missing19;
if(((data80.argv === undefined) && (missing19 = "argv")) || ((data80.ready === undefined) && (missing19 = "ready"))){
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/required",keyword:"required",params:{missingProperty: missing19},schema:schema31.properties.commands.properties.run.required,parentSchema:schema31.properties.commands.properties.run,data:data80}];
return false;
}
else {
const _errs190 = errors;
for(const key20 in data80){
if(!((key20 === "argv") || (key20 === "ready"))){
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},schema:false,parentSchema:schema31.properties.commands.properties.run,data:data80}];
return false;
break;
}
}
if(_errs190 === errors){
if(data80.argv !== undefined){
let data81 = data80.argv;
const _errs191 = errors;
if(errors === _errs191){
if(Array.isArray(data81)){
if(data81.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/argv",schemaPath:"#/properties/commands/properties/run/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.argv,data:data81}];
return false;
}
else {
var valid54 = true;
const len10 = data81.length;
for(let i15=0; i15<len10; i15++){
let data82 = data81[i15];
const _errs193 = errors;
if(errors === _errs193){
if(typeof data82 === "string"){
if(func2(data82) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/argv/" + i15,schemaPath:"#/properties/commands/properties/run/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.argv.items,data:data82}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/argv/" + i15,schemaPath:"#/properties/commands/properties/run/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.run.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.run.properties.argv.items,data:data82}];
return false;
}
}
var valid54 = _errs193 === errors;
if(!valid54){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/argv",schemaPath:"#/properties/commands/properties/run/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.run.properties.argv.type,parentSchema:schema31.properties.commands.properties.run.properties.argv,data:data81}];
return false;
}
}
var valid53 = _errs191 === errors;
}
else {
var valid53 = true;
}
if(valid53){
if(data80.ready !== undefined){
let data83 = data80.ready;
const _errs195 = errors;
if(errors === _errs195){
if(typeof data83 === "string"){
if(func2(data83) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/ready",schemaPath:"#/properties/commands/properties/run/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.ready,data:data83}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/ready",schemaPath:"#/properties/commands/properties/run/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.run.properties.ready.type,parentSchema:schema31.properties.commands.properties.run.properties.ready,data:data83}];
return false;
}
}
var valid53 = _errs195 === errors;
}
else {
var valid53 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.run.type,parentSchema:schema31.properties.commands.properties.run,data:data80}];
return false;
}
}
var valid48 = _errs188 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data72.reload !== undefined){
let data84 = data72.reload;
const _errs197 = errors;
if(errors === _errs197){
if(data84 && typeof data84 == "object" && !Array.isArray(data84)){
let missing20;
if((((data84.signal === undefined) && (missing20 = "signal")) || ((data84.done === undefined) && (missing20 = "done"))) || ((data84.failed === undefined) && (missing20 = "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/required",keyword:"required",params:{missingProperty: missing20},schema:schema31.properties.commands.properties.reload.required,parentSchema:schema31.properties.commands.properties.reload,data:data84}];
return false;
}
else {
const _errs199 = errors;
for(const key21 in data84){
if(!(((key21 === "signal") || (key21 === "done")) || (key21 === "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},schema:false,parentSchema:schema31.properties.commands.properties.reload,data:data84}];
return false;
break;
}
}
if(_errs199 === errors){
if(data84.signal !== undefined){
let data85 = data84.signal;
const _errs200 = errors;
if(!(((data85 === "SIGHUP") || (data85 === "SIGUSR1")) || (data85 === "SIGUSR2"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload/signal",schemaPath:"#/properties/commands/properties/reload/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.reload.properties.signal.enum},schema:schema31.properties.commands.properties.reload.properties.signal.enum,parentSchema:schema31.properties.commands.properties.reload.properties.signal,data:data85}];
return false;
}
var valid55 = _errs200 === errors;
}
else {
var valid55 = true;
}
if(valid55){
if(data84.done !== undefined){
let data86 = data84.done;
const _errs201 = errors;
if(errors === _errs201){
if(typeof data86 === "string"){
if(func2(data86) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/properties/done/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.properties.done,data:data86}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/properties/done/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.properties.done.type,parentSchema:schema31.properties.commands.properties.reload.properties.done,data:data86}];
return false;
}
}
var valid55 = _errs201 === errors;
}
else {
var valid55 = true;
}
if(valid55){
if(data84.failed !== undefined){
let data87 = data84.failed;
const _errs203 = errors;
if(errors === _errs203){
if(typeof data87 === "string"){
if(func2(data87) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/properties/failed/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.properties.failed,data:data87}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/properties/failed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.properties.failed.type,parentSchema:schema31.properties.commands.properties.reload.properties.failed,data:data87}];
return false;
}
}
var valid55 = _errs203 === errors;
}
else {
var valid55 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.type,parentSchema:schema31.properties.commands.properties.reload,data:data84}];
return false;
}
}
var valid48 = _errs197 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data72.sample !== undefined){
let data88 = data72.sample;
const _errs205 = errors;
if(errors === _errs205){
if(data88 && typeof data88 == "object" && !Array.isArray(data88)){
let missing21;
if(((((data88.argv === undefined) && (missing21 = "argv")) || ((data88.ready === undefined) && (missing21 = "ready"))) || ((data88.input === undefined) && (missing21 = "input"))) || ((data88.value === undefined) && (missing21 = "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/required",keyword:"required",params:{missingProperty: missing21},schema:schema31.properties.commands.properties.sample.required,parentSchema:schema31.properties.commands.properties.sample,data:data88}];
return false;
}
else {
const _errs207 = errors;
for(const key22 in data88){
if(!((((key22 === "argv") || (key22 === "ready")) || (key22 === "input")) || (key22 === "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},schema:false,parentSchema:schema31.properties.commands.properties.sample,data:data88}];
return false;
break;
}
}
if(_errs207 === errors){
if(data88.argv !== undefined){
let data89 = data88.argv;
const _errs208 = errors;
if(errors === _errs208){
if(Array.isArray(data89)){
if(data89.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv",schemaPath:"#/properties/commands/properties/sample/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.argv,data:data89}];
return false;
}
else {
var valid57 = true;
const len11 = data89.length;
for(let i16=0; i16<len11; i16++){
let data90 = data89[i16];
const _errs210 = errors;
if(errors === _errs210){
if(typeof data90 === "string"){
if(func2(data90) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv/" + i16,schemaPath:"#/properties/commands/properties/sample/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.argv.items,data:data90}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv/" + i16,schemaPath:"#/properties/commands/properties/sample/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.sample.properties.argv.items,data:data90}];
return false;
}
}
var valid57 = _errs210 === errors;
if(!valid57){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv",schemaPath:"#/properties/commands/properties/sample/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.sample.properties.argv.type,parentSchema:schema31.properties.commands.properties.sample.properties.argv,data:data89}];
return false;
}
}
var valid56 = _errs208 === errors;
}
else {
var valid56 = true;
}
if(valid56){
if(data88.ready !== undefined){
let data91 = data88.ready;
const _errs212 = errors;
if(errors === _errs212){
if(typeof data91 === "string"){
if(func2(data91) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/ready",schemaPath:"#/properties/commands/properties/sample/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.ready,data:data91}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/ready",schemaPath:"#/properties/commands/properties/sample/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.ready.type,parentSchema:schema31.properties.commands.properties.sample.properties.ready,data:data91}];
return false;
}
}
var valid56 = _errs212 === errors;
}
else {
var valid56 = true;
}
if(valid56){
if(data88.input !== undefined){
let data92 = data88.input;
const _errs214 = errors;
if(errors === _errs214){
if(typeof data92 === "string"){
if(func2(data92) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/input",schemaPath:"#/properties/commands/properties/sample/properties/input/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.input,data:data92}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/input",schemaPath:"#/properties/commands/properties/sample/properties/input/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.input.type,parentSchema:schema31.properties.commands.properties.sample.properties.input,data:data92}];
return false;
}
}
var valid56 = _errs214 === errors;
}
else {
var valid56 = true;
}
if(valid56){
if(data88.value !== undefined){
let data93 = data88.value;
const _errs216 = errors;
if(errors === _errs216){
if(typeof data93 === "string"){
if(func2(data93) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/value",schemaPath:"#/properties/commands/properties/sample/properties/value/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.value,data:data93}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/value",schemaPath:"#/properties/commands/properties/sample/properties/value/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.value.type,parentSchema:schema31.properties.commands.properties.sample.properties.value,data:data93}];
return false;
}
}
var valid56 = _errs216 === errors;
}
else {
var valid56 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.sample.type,parentSchema:schema31.properties.commands.properties.sample,data:data88}];
return false;
}
}
var valid48 = _errs205 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data72.stop !== undefined){
let data94 = data72.stop;
const _errs218 = errors;
if(errors === _errs218){
if(data94 && typeof data94 == "object" && !Array.isArray(data94)){
let missing22;
if((data94.signal === undefined) && (missing22 = "signal")){
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/required",keyword:"required",params:{missingProperty: missing22},schema:schema31.properties.commands.properties.stop.required,parentSchema:schema31.properties.commands.properties.stop,data:data94}];
return false;
}
else {
const _errs220 = errors;
for(const key23 in data94){
if(!(key23 === "signal")){
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key23},schema:false,parentSchema:schema31.properties.commands.properties.stop,data:data94}];
return false;
break;
}
}
if(_errs220 === errors){
if(data94.signal !== undefined){
let data95 = data94.signal;
if(!((data95 === "SIGTERM") || (data95 === "SIGQUIT"))){
validate20.errors = [{instancePath:instancePath+"/commands/stop/signal",schemaPath:"#/properties/commands/properties/stop/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.stop.properties.signal.enum},schema:schema31.properties.commands.properties.stop.properties.signal.enum,parentSchema:schema31.properties.commands.properties.stop.properties.signal,data:data95}];
return false;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.stop.type,parentSchema:schema31.properties.commands.properties.stop,data:data94}];
return false;
}
}
var valid48 = _errs218 === errors;
}
else {
var valid48 = true;
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
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.type,parentSchema:schema31.properties.commands,data:data72}];
return false;
}
}
var valid0 = _errs169 === errors;
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
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
