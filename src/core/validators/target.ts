// @ts-nocheck
/** Generated from `pki/schemas/target.schema.json` by `npm run generate`. Not for editing. */
import { isDeepStrictEqual } from 'node:util'
import type { Validator } from '../schema.ts'

export const validateTarget: Validator = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:target","title":"Target","description":"A server program that configuration is written for. Its name is the name of its folder in templates/.","type":"object","additionalProperties":false,"required":["title","summary","install","versions","facts","files","material","capabilities","cannot","inputs","commands"],"properties":{"$schema":{"title":"Schema","description":"Where an editor finds this schema.","type":"string"},"title":{"title":"Title","description":"The program, as its makers write it.","type":"string","minLength":1,"maxLength":60},"summary":{"title":"Summary","description":"What is exported, in one line.","type":"string","minLength":1,"maxLength":160},"install":{"title":"Install","description":"How its program comes onto a machine, in half a sentence.","type":"string","minLength":1},"versions":{"title":"Versions","description":"The versions of the program that the templates are right for.","type":"object","additionalProperties":false,"required":["oldest","assumed"],"properties":{"oldest":{"title":"Oldest","description":"The first version covered, such as 20.0.0.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"before":{"title":"Before","description":"The first version that is not covered any more, if there is one.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"assumed":{"title":"Assumed","description":"The version that is written for when none is named.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}},"facts":{"title":"Facts","description":"What depends on the version. Each name is true in a template from its version on, so that no template compares versions.","type":"object","propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,39}$"},"additionalProperties":{"title":"Fact","description":"One thing that newer versions can do.","type":"object","additionalProperties":false,"required":["title","since"],"properties":{"title":{"title":"Title","description":"What is true, in a few words.","type":"string","minLength":1,"maxLength":160},"since":{"title":"Since","description":"The first version of which it is true.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}}},"files":{"title":"Files","description":"What is written, apart from keys, certificates and CRLs.","type":"array","minItems":1,"items":{"title":"File","description":"A file that is copied as it is; or, with a language, rendered from the template of the same name with .liquid behind it. It lies in the folder of the target; or, with from or parts, where these say.","type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"title":"Path","description":"Where it is written, under the exported directory.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"language":{"title":"Language","description":"The language that it is written in, which decides how values are escaped.","type":"string","pattern":"^[a-z][a-z0-9-]{0,29}$"},"from":{"title":"From","description":"The file of templates/parts/ that it is, for files that several targets share.","type":"string","pattern":"^parts/(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"parts":{"title":"Parts","description":"The pieces that it is made of, joined in this order: files of templates/parts/, or of the target's folder.","type":"array","minItems":2,"items":{"title":"Part","description":"The path of a file, from templates/ where it begins with parts/, otherwise from the folder of the target.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}},"keep":{"title":"Keep","description":"Written once, for its owner only, and left as it is by every later export: a secret of the deployment.","const":true}},"dependentRequired":{"keep":["language"]},"dependentSchemas":{"from":{"properties":{"parts":false}}}}},"folders":{"title":"Folders","description":"Folders that the server writes into while it runs. They are made empty, and what is in them is left alone.","type":"array","uniqueItems":true,"items":{"title":"Folder","description":"Its name, under the exported directory.","type":"string","pattern":"^[a-z][a-z0-9-]{0,39}$"}},"own":{"title":"Own","description":"Files and folders of the user's own, directly in the exported directory: exports make none, and leave them alone.","type":"array","uniqueItems":true,"items":{"title":"Path","description":"Its name.","type":"string","pattern":"^[a-z][a-z0-9.-]{0,39}$"}},"material":{"title":"Material","description":"Where keys, certificates and CRLs are written, under the exported directory.","type":"object","additionalProperties":false,"required":["serverChain","serverKey","clientAuthority","clientCrl"],"properties":{"serverChain":{"title":"Server chain","description":"The server's certificate and what stands between it and its trust anchor, as PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"serverKey":{"title":"Server key","description":"The server's private key, as PEM with mode 0600.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"clientAuthority":{"title":"Client authority","description":"The one certificate that client certificates must be issued by, as PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"clientCrl":{"title":"Client CRL","description":"The CRL of the client authority, as PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}}},"capabilities":{"title":"Capabilities","description":"What the exported server does.","type":"object","additionalProperties":false,"required":["verify","pin","crl","ocsp","claims","identity","access","framing","origin","mlkem"],"properties":{"verify":{"title":"Verify","description":"Where a client certificate is demanded and its path checked.","enum":["handshake","request"]},"pin":{"title":"Pin","description":"What keeps other authorities out: the anchor file alone, or a comparison with the pin as well.","enum":["anchor","anchor-and-pin"]},"crl":{"title":"CRL","description":"When revocation is checked by CRL: not at all, at each handshake, or at each request as well.","enum":["none","handshake","request"]},"ocsp":{"title":"OCSP","description":"Whether the server asks an OCSP responder about client certificates.","type":"boolean"},"claims":{"title":"Claims","description":"The places from which claims are read.","type":"array","uniqueItems":true,"items":{"title":"Place","description":"An extension of its own, or a URI.","enum":["oid","uri"]}},"identity":{"title":"Identity","description":"How the application learns who is calling: as an object in the same process, or by a header.","enum":["object","header","none"]},"access":{"title":"Access","description":"What access rules may ask of the server.","type":"object","additionalProperties":false,"required":["by","instead"],"properties":{"by":{"title":"By","description":"What it can decide by; an export with rules that ask for more is refused.","type":"array","uniqueItems":true,"items":{"title":"Ability","description":"path and method of a request; uri, dns and email names, and wildcards in them; claims by type, and ranges of whole numbers; paths decoded once.","enum":["path","method","uri","dns","email","wildcard","string","strings","integer","range","boolean","decode-once"]}},"instead":{"title":"Instead","description":"What to do where it cannot enforce a rule.","type":"string","minLength":1}}},"framing":{"title":"Framing","description":"Whether every answer forbids being framed.","type":"boolean"},"origin":{"title":"Origin","description":"Whether unsafe requests are taken from allowed origins only.","type":"boolean"},"mlkem":{"title":"ML-KEM","description":"Whether the hybrid group X25519MLKEM768 is offered.","enum":["never","where-supported","always"]}}},"cannot":{"title":"Cannot","description":"What the exported server does not do, and what works in its place.","type":"array","items":{"title":"Limit","description":"One thing it cannot do.","type":"object","additionalProperties":false,"required":["what","instead"],"properties":{"what":{"title":"What","description":"What it cannot do.","type":"string","minLength":1},"instead":{"title":"Instead","description":"What works in its place.","type":"string","minLength":1}}}},"inputs":{"title":"Inputs","description":"What may be chosen at export, by name. Each has an allow-list: nothing else is taken.","type":"object","required":["address","port"],"propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,39}$"},"additionalProperties":{"title":"Input","description":"One choice.","type":"object","additionalProperties":false,"required":["title","type","default"],"properties":{"title":{"title":"Title","description":"What is chosen, in one line.","type":"string","minLength":1,"maxLength":160},"type":{"title":"Type","description":"choice: one of the values. integer: within minimum and maximum. text: matching the pattern as a whole. list: texts with commas between, each matching. endpoint: http://HOST:PORT.","enum":["choice","integer","text","list","endpoint"]},"default":{"title":"Default","description":"What is taken when nothing is chosen, written as it would be given.","type":"string"},"values":{"title":"Values","description":"The words to choose from.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Value","description":"One word.","type":"string","pattern":"^[a-z0-9][a-z0-9-]*$"}},"minimum":{"title":"Minimum","description":"The smallest number taken.","type":"integer"},"maximum":{"title":"Maximum","description":"The largest number taken.","type":"integer"},"pattern":{"title":"Pattern","description":"A regular expression in the syntax of ECMAScript, without anchors, that each text matches as a whole.","type":"string","minLength":1,"maxLength":500}},"allOf":[{"if":{"properties":{"type":{"const":"choice"}}},"then":{"required":["values"]},"else":{"properties":{"values":false}}},{"if":{"properties":{"type":{"const":"integer"}}},"then":{"required":["minimum","maximum"]},"else":{"properties":{"minimum":false,"maximum":false}}},{"if":{"properties":{"type":{"enum":["text","list"]}}},"then":{"required":["pattern"]},"else":{"properties":{"pattern":false}}}]}},"commands":{"title":"Commands","description":"How the program is checked, run and reloaded, in the exported directory, as an ordinary user. {directory} and {name of an input} stand for their values.","type":"object","additionalProperties":false,"required":["check","run","reload"],"properties":{"build":{"title":"Build","description":"Makes the program, once, before it is checked and run; it may take minutes and the network.","type":"object","additionalProperties":false,"required":["argv","makes"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"makes":{"title":"Makes","description":"The folder that it writes into, under the exported directory; exports leave it alone, and it stays out of repositories and images.","type":"string","pattern":"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}}},"check":{"title":"Check","description":"Looks at the configuration without serving; status 0 means good.","type":"object","additionalProperties":false,"required":["argv"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}}}},"run":{"title":"Run","description":"Serves in the foreground.","type":"object","additionalProperties":false,"required":["argv","ready"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"ready":{"title":"Ready","description":"What it prints once it serves.","type":"string","minLength":1}}},"reload":{"title":"Reload","description":"Makes it take up a new CRL or certificate.","type":"object","additionalProperties":false,"required":["signal","done","failed"],"properties":{"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGHUP","SIGUSR1","SIGUSR2"]},"done":{"title":"Done","description":"What it prints once the new files are in force.","type":"string","minLength":1},"failed":{"title":"Failed","description":"What it prints when it keeps the old files.","type":"string","minLength":1}}},"sample":{"title":"Sample","description":"A backend to try it with, for servers that only pass requests on. Runs beside it.","type":"object","additionalProperties":false,"required":["argv","ready","input","value"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"ready":{"title":"Ready","description":"What it prints once it serves.","type":"string","minLength":1},"input":{"title":"Input","description":"The input that tells the server where this backend is.","type":"string","minLength":1},"value":{"title":"Value","description":"Its value; {port} stands for a free port.","type":"string","minLength":1}}},"stop":{"title":"Stop","description":"Ends it once the requests at hand are answered; SIGTERM where it is not said.","type":"object","additionalProperties":false,"required":["signal"],"properties":{"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGTERM","SIGQUIT"]}}}}}}};
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
const _errs106 = errors;
const _errs107 = errors;
let valid26 = true;
const _errs108 = errors;
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
if(data50.type !== undefined){
if("choice" !== data50.type){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
var _valid0 = _errs108 === errors;
errors = _errs107;
if(vErrors !== null){
if(_errs107){
vErrors.length = _errs107;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs110 = errors;
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
let missing10;
if((data50.values === undefined) && (missing10 = "values")){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/0/then/required",keyword:"required",params:{missingProperty: missing10},schema:schema31.properties.inputs.additionalProperties.allOf[0].then.required,parentSchema:schema31.properties.inputs.additionalProperties.allOf[0].then,data:data50}];
return false;
}
}
var _valid0 = _errs110 === errors;
valid26 = _valid0;
ifClause0 = "then";
}
else {
const _errs111 = errors;
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
if(data50.values !== undefined){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/allOf/0/else/properties/values/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.allOf[0].else.properties.values,data:data50.values}];
return false;
}
}
var _valid0 = _errs111 === errors;
valid26 = _valid0;
if(valid26){
var props0 = {};
props0.values = true;
props0.type = true;
}
ifClause0 = "else";
}
if(!valid26){
const err5 = {instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/0/if",keyword:"if",params:{failingKeyword: ifClause0},schema:schema31.properties.inputs.additionalProperties.allOf[0].if,parentSchema:schema31.properties.inputs.additionalProperties.allOf[0],data:data50};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate20.errors = vErrors;
return false;
}
var valid25 = _errs106 === errors;
if(valid25){
const _errs112 = errors;
const _errs113 = errors;
let valid29 = true;
const _errs114 = errors;
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
if(data50.type !== undefined){
if("integer" !== data50.type){
const err6 = {};
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
var _valid1 = _errs114 === errors;
errors = _errs113;
if(vErrors !== null){
if(_errs113){
vErrors.length = _errs113;
}
else {
vErrors = null;
}
}
let ifClause1;
if(_valid1){
const _errs116 = errors;
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
let missing11;
if(((data50.minimum === undefined) && (missing11 = "minimum")) || ((data50.maximum === undefined) && (missing11 = "maximum"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/1/then/required",keyword:"required",params:{missingProperty: missing11},schema:schema31.properties.inputs.additionalProperties.allOf[1].then.required,parentSchema:schema31.properties.inputs.additionalProperties.allOf[1].then,data:data50}];
return false;
}
}
var _valid1 = _errs116 === errors;
valid29 = _valid1;
ifClause1 = "then";
}
else {
const _errs117 = errors;
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
if(data50.minimum !== undefined){
var valid31 = false;
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/minimum",schemaPath:"#/properties/inputs/additionalProperties/allOf/1/else/properties/minimum/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.allOf[1].else.properties.minimum,data:data50.minimum}];
return false;
}
else {
var valid31 = true;
}
if(valid31){
if(data50.maximum !== undefined){
var valid31 = false;
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/maximum",schemaPath:"#/properties/inputs/additionalProperties/allOf/1/else/properties/maximum/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.allOf[1].else.properties.maximum,data:data50.maximum}];
return false;
}
else {
var valid31 = true;
}
}
}
var _valid1 = _errs117 === errors;
valid29 = _valid1;
if(valid29){
var props1 = {};
props1.minimum = true;
props1.maximum = true;
props1.type = true;
}
ifClause1 = "else";
}
if(!valid29){
const err7 = {instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/1/if",keyword:"if",params:{failingKeyword: ifClause1},schema:schema31.properties.inputs.additionalProperties.allOf[1].if,parentSchema:schema31.properties.inputs.additionalProperties.allOf[1],data:data50};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate20.errors = vErrors;
return false;
}
var valid25 = _errs112 === errors;
if(valid25){
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
const _errs118 = errors;
const _errs119 = errors;
let valid32 = true;
const _errs120 = errors;
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
if(data50.type !== undefined){
let data56 = data50.type;
if(!((data56 === "text") || (data56 === "list"))){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
var _valid2 = _errs120 === errors;
errors = _errs119;
if(vErrors !== null){
if(_errs119){
vErrors.length = _errs119;
}
else {
vErrors = null;
}
}
let ifClause2;
if(_valid2){
const _errs122 = errors;
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
let missing12;
if((data50.pattern === undefined) && (missing12 = "pattern")){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/2/then/required",keyword:"required",params:{missingProperty: missing12},schema:schema31.properties.inputs.additionalProperties.allOf[2].then.required,parentSchema:schema31.properties.inputs.additionalProperties.allOf[2].then,data:data50}];
return false;
}
}
var _valid2 = _errs122 === errors;
valid32 = _valid2;
ifClause2 = "then";
}
else {
const _errs123 = errors;
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
if(data50.pattern !== undefined){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/allOf/2/else/properties/pattern/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.allOf[2].else.properties.pattern,data:data50.pattern}];
return false;
}
}
var _valid2 = _errs123 === errors;
valid32 = _valid2;
if(valid32){
var props2 = {};
props2.pattern = true;
props2.type = true;
}
ifClause2 = "else";
}
if(!valid32){
const err9 = {instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/2/if",keyword:"if",params:{failingKeyword: ifClause2},schema:schema31.properties.inputs.additionalProperties.allOf[2].if,parentSchema:schema31.properties.inputs.additionalProperties.allOf[2],data:data50};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
validate20.errors = vErrors;
return false;
}
var valid25 = _errs118 === errors;
if(valid25){
if(props0 !== true && props2 !== undefined){
if(props2 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props2);
}
}
}
}
}
if(errors === _errs104){
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
let missing13;
if((((data50.title === undefined) && (missing13 = "title")) || ((data50.type === undefined) && (missing13 = "type"))) || ((data50.default === undefined) && (missing13 = "default"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/required",keyword:"required",params:{missingProperty: missing13},schema:schema31.properties.inputs.additionalProperties.required,parentSchema:schema31.properties.inputs.additionalProperties,data:data50}];
return false;
}
else {
const _errs124 = errors;
for(const key12 in data50){
if(!(((((((key12 === "title") || (key12 === "type")) || (key12 === "default")) || (key12 === "values")) || (key12 === "minimum")) || (key12 === "maximum")) || (key12 === "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema31.properties.inputs.additionalProperties,data:data50}];
return false;
break;
}
}
if(_errs124 === errors){
if(data50.title !== undefined){
let data58 = data50.title;
const _errs125 = errors;
if(errors === _errs125){
if(typeof data58 === "string"){
if(func2(data58) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/inputs/additionalProperties/properties/title/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema31.properties.inputs.additionalProperties.properties.title,data:data58}];
return false;
}
else {
if(func2(data58) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/inputs/additionalProperties/properties/title/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.properties.title,data:data58}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/inputs/additionalProperties/properties/title/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.properties.title.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.title,data:data58}];
return false;
}
}
var valid35 = _errs125 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data50.type !== undefined){
let data59 = data50.type;
const _errs127 = errors;
if(!(((((data59 === "choice") || (data59 === "integer")) || (data59 === "text")) || (data59 === "list")) || (data59 === "endpoint"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.inputs.additionalProperties.properties.type.enum},schema:schema31.properties.inputs.additionalProperties.properties.type.enum,parentSchema:schema31.properties.inputs.additionalProperties.properties.type,data:data59}];
return false;
}
var valid35 = _errs127 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data50.default !== undefined){
let data60 = data50.default;
const _errs128 = errors;
if(typeof data60 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/properties/inputs/additionalProperties/properties/default/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.properties.default.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.default,data:data60}];
return false;
}
var valid35 = _errs128 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data50.values !== undefined){
let data61 = data50.values;
const _errs130 = errors;
if(errors === _errs130){
if(Array.isArray(data61)){
if(data61.length < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/properties/values/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.properties.values,data:data61}];
return false;
}
else {
var valid36 = true;
const len7 = data61.length;
for(let i11=0; i11<len7; i11++){
let data62 = data61[i11];
const _errs132 = errors;
if(errors === _errs132){
if(typeof data62 === "string"){
if(!pattern20.test(data62)){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i11,schemaPath:"#/properties/inputs/additionalProperties/properties/values/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema31.properties.inputs.additionalProperties.properties.values.items,data:data62}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i11,schemaPath:"#/properties/inputs/additionalProperties/properties/values/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.properties.values.items.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.values.items,data:data62}];
return false;
}
}
var valid36 = _errs132 === errors;
if(!valid36){
break;
}
}
if(valid36){
let i12 = data61.length;
let j4;
if(i12 > 1){
const indices2 = {};
for(;i12--;){
let item2 = data61[i12];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j4 = indices2[item2];
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/properties/values/uniqueItems",keyword:"uniqueItems",params:{i: i12, j: j4},schema:true,parentSchema:schema31.properties.inputs.additionalProperties.properties.values,data:data61}];
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
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/properties/values/type",keyword:"type",params:{type: "array"},schema:schema31.properties.inputs.additionalProperties.properties.values.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.values,data:data61}];
return false;
}
}
var valid35 = _errs130 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data50.minimum !== undefined){
let data63 = data50.minimum;
const _errs134 = errors;
if(!(((typeof data63 == "number") && (!(data63 % 1) && !isNaN(data63))) && (isFinite(data63)))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/minimum",schemaPath:"#/properties/inputs/additionalProperties/properties/minimum/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.inputs.additionalProperties.properties.minimum.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.minimum,data:data63}];
return false;
}
var valid35 = _errs134 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data50.maximum !== undefined){
let data64 = data50.maximum;
const _errs136 = errors;
if(!(((typeof data64 == "number") && (!(data64 % 1) && !isNaN(data64))) && (isFinite(data64)))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/maximum",schemaPath:"#/properties/inputs/additionalProperties/properties/maximum/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.inputs.additionalProperties.properties.maximum.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.maximum,data:data64}];
return false;
}
var valid35 = _errs136 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data50.pattern !== undefined){
let data65 = data50.pattern;
const _errs138 = errors;
if(errors === _errs138){
if(typeof data65 === "string"){
if(func2(data65) > 500){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/properties/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema31.properties.inputs.additionalProperties.properties.pattern,data:data65}];
return false;
}
else {
if(func2(data65) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.properties.pattern,data:data65}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.properties.pattern.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.pattern,data:data65}];
return false;
}
}
var valid35 = _errs138 === errors;
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
let data66 = data.commands;
const _errs140 = errors;
if(errors === _errs140){
if(data66 && typeof data66 == "object" && !Array.isArray(data66)){
let missing14;
if((((data66.check === undefined) && (missing14 = "check")) || ((data66.run === undefined) && (missing14 = "run"))) || ((data66.reload === undefined) && (missing14 = "reload"))){
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/required",keyword:"required",params:{missingProperty: missing14},schema:schema31.properties.commands.required,parentSchema:schema31.properties.commands,data:data66}];
return false;
}
else {
const _errs142 = errors;
for(const key13 in data66){
if(!((((((key13 === "build") || (key13 === "check")) || (key13 === "run")) || (key13 === "reload")) || (key13 === "sample")) || (key13 === "stop"))){
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema31.properties.commands,data:data66}];
return false;
break;
}
}
if(_errs142 === errors){
if(data66.build !== undefined){
let data67 = data66.build;
const _errs143 = errors;
if(errors === _errs143){
if(data67 && typeof data67 == "object" && !Array.isArray(data67)){
let missing15;
if(((data67.argv === undefined) && (missing15 = "argv")) || ((data67.makes === undefined) && (missing15 = "makes"))){
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/required",keyword:"required",params:{missingProperty: missing15},schema:schema31.properties.commands.properties.build.required,parentSchema:schema31.properties.commands.properties.build,data:data67}];
return false;
}
else {
const _errs145 = errors;
for(const key14 in data67){
if(!((key14 === "argv") || (key14 === "makes"))){
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema31.properties.commands.properties.build,data:data67}];
return false;
break;
}
}
if(_errs145 === errors){
if(data67.argv !== undefined){
let data68 = data67.argv;
const _errs146 = errors;
if(errors === _errs146){
if(Array.isArray(data68)){
if(data68.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/build/argv",schemaPath:"#/properties/commands/properties/build/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.build.properties.argv,data:data68}];
return false;
}
else {
var valid40 = true;
const len8 = data68.length;
for(let i13=0; i13<len8; i13++){
let data69 = data68[i13];
const _errs148 = errors;
if(errors === _errs148){
if(typeof data69 === "string"){
if(func2(data69) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/build/argv/" + i13,schemaPath:"#/properties/commands/properties/build/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.build.properties.argv.items,data:data69}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/argv/" + i13,schemaPath:"#/properties/commands/properties/build/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.build.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.build.properties.argv.items,data:data69}];
return false;
}
}
var valid40 = _errs148 === errors;
if(!valid40){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/argv",schemaPath:"#/properties/commands/properties/build/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.build.properties.argv.type,parentSchema:schema31.properties.commands.properties.build.properties.argv,data:data68}];
return false;
}
}
var valid39 = _errs146 === errors;
}
else {
var valid39 = true;
}
if(valid39){
if(data67.makes !== undefined){
let data70 = data67.makes;
const _errs150 = errors;
if(errors === _errs150){
if(typeof data70 === "string"){
if(!pattern21.test(data70)){
validate20.errors = [{instancePath:instancePath+"/commands/build/makes",schemaPath:"#/properties/commands/properties/build/properties/makes/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.commands.properties.build.properties.makes,data:data70}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/makes",schemaPath:"#/properties/commands/properties/build/properties/makes/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.build.properties.makes.type,parentSchema:schema31.properties.commands.properties.build.properties.makes,data:data70}];
return false;
}
}
var valid39 = _errs150 === errors;
}
else {
var valid39 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.build.type,parentSchema:schema31.properties.commands.properties.build,data:data67}];
return false;
}
}
var valid38 = _errs143 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data66.check !== undefined){
let data71 = data66.check;
const _errs152 = errors;
if(errors === _errs152){
if(data71 && typeof data71 == "object" && !Array.isArray(data71)){
let missing16;
if((data71.argv === undefined) && (missing16 = "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/required",keyword:"required",params:{missingProperty: missing16},schema:schema31.properties.commands.properties.check.required,parentSchema:schema31.properties.commands.properties.check,data:data71}];
return false;
}
else {
const _errs154 = errors;
for(const key15 in data71){
if(!(key15 === "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema31.properties.commands.properties.check,data:data71}];
return false;
break;
}
}
if(_errs154 === errors){
if(data71.argv !== undefined){
let data72 = data71.argv;
const _errs155 = errors;
if(errors === _errs155){
if(Array.isArray(data72)){
if(data72.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/check/argv",schemaPath:"#/properties/commands/properties/check/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.check.properties.argv,data:data72}];
return false;
}
else {
var valid42 = true;
const len9 = data72.length;
for(let i14=0; i14<len9; i14++){
let data73 = data72[i14];
const _errs157 = errors;
if(errors === _errs157){
if(typeof data73 === "string"){
if(func2(data73) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/check/argv/" + i14,schemaPath:"#/properties/commands/properties/check/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.check.properties.argv.items,data:data73}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check/argv/" + i14,schemaPath:"#/properties/commands/properties/check/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.check.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.check.properties.argv.items,data:data73}];
return false;
}
}
var valid42 = _errs157 === errors;
if(!valid42){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check/argv",schemaPath:"#/properties/commands/properties/check/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.check.properties.argv.type,parentSchema:schema31.properties.commands.properties.check.properties.argv,data:data72}];
return false;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.check.type,parentSchema:schema31.properties.commands.properties.check,data:data71}];
return false;
}
}
var valid38 = _errs152 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data66.run !== undefined){
let data74 = data66.run;
const _errs159 = errors;
if(errors === _errs159){
if(data74 && typeof data74 == "object" && !Array.isArray(data74)){
let missing17;
if(((data74.argv === undefined) && (missing17 = "argv")) || ((data74.ready === undefined) && (missing17 = "ready"))){
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/required",keyword:"required",params:{missingProperty: missing17},schema:schema31.properties.commands.properties.run.required,parentSchema:schema31.properties.commands.properties.run,data:data74}];
return false;
}
else {
const _errs161 = errors;
for(const key16 in data74){
if(!((key16 === "argv") || (key16 === "ready"))){
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema31.properties.commands.properties.run,data:data74}];
return false;
break;
}
}
if(_errs161 === errors){
if(data74.argv !== undefined){
let data75 = data74.argv;
const _errs162 = errors;
if(errors === _errs162){
if(Array.isArray(data75)){
if(data75.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/argv",schemaPath:"#/properties/commands/properties/run/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.argv,data:data75}];
return false;
}
else {
var valid44 = true;
const len10 = data75.length;
for(let i15=0; i15<len10; i15++){
let data76 = data75[i15];
const _errs164 = errors;
if(errors === _errs164){
if(typeof data76 === "string"){
if(func2(data76) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/argv/" + i15,schemaPath:"#/properties/commands/properties/run/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.argv.items,data:data76}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/argv/" + i15,schemaPath:"#/properties/commands/properties/run/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.run.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.run.properties.argv.items,data:data76}];
return false;
}
}
var valid44 = _errs164 === errors;
if(!valid44){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/argv",schemaPath:"#/properties/commands/properties/run/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.run.properties.argv.type,parentSchema:schema31.properties.commands.properties.run.properties.argv,data:data75}];
return false;
}
}
var valid43 = _errs162 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data74.ready !== undefined){
let data77 = data74.ready;
const _errs166 = errors;
if(errors === _errs166){
if(typeof data77 === "string"){
if(func2(data77) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/ready",schemaPath:"#/properties/commands/properties/run/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.ready,data:data77}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/ready",schemaPath:"#/properties/commands/properties/run/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.run.properties.ready.type,parentSchema:schema31.properties.commands.properties.run.properties.ready,data:data77}];
return false;
}
}
var valid43 = _errs166 === errors;
}
else {
var valid43 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.run.type,parentSchema:schema31.properties.commands.properties.run,data:data74}];
return false;
}
}
var valid38 = _errs159 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data66.reload !== undefined){
let data78 = data66.reload;
const _errs168 = errors;
if(errors === _errs168){
if(data78 && typeof data78 == "object" && !Array.isArray(data78)){
let missing18;
if((((data78.signal === undefined) && (missing18 = "signal")) || ((data78.done === undefined) && (missing18 = "done"))) || ((data78.failed === undefined) && (missing18 = "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/required",keyword:"required",params:{missingProperty: missing18},schema:schema31.properties.commands.properties.reload.required,parentSchema:schema31.properties.commands.properties.reload,data:data78}];
return false;
}
else {
const _errs170 = errors;
for(const key17 in data78){
if(!(((key17 === "signal") || (key17 === "done")) || (key17 === "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},schema:false,parentSchema:schema31.properties.commands.properties.reload,data:data78}];
return false;
break;
}
}
if(_errs170 === errors){
if(data78.signal !== undefined){
let data79 = data78.signal;
const _errs171 = errors;
if(!(((data79 === "SIGHUP") || (data79 === "SIGUSR1")) || (data79 === "SIGUSR2"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload/signal",schemaPath:"#/properties/commands/properties/reload/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.reload.properties.signal.enum},schema:schema31.properties.commands.properties.reload.properties.signal.enum,parentSchema:schema31.properties.commands.properties.reload.properties.signal,data:data79}];
return false;
}
var valid45 = _errs171 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data78.done !== undefined){
let data80 = data78.done;
const _errs172 = errors;
if(errors === _errs172){
if(typeof data80 === "string"){
if(func2(data80) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/properties/done/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.properties.done,data:data80}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/properties/done/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.properties.done.type,parentSchema:schema31.properties.commands.properties.reload.properties.done,data:data80}];
return false;
}
}
var valid45 = _errs172 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data78.failed !== undefined){
let data81 = data78.failed;
const _errs174 = errors;
if(errors === _errs174){
if(typeof data81 === "string"){
if(func2(data81) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/properties/failed/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.properties.failed,data:data81}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/properties/failed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.properties.failed.type,parentSchema:schema31.properties.commands.properties.reload.properties.failed,data:data81}];
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
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.type,parentSchema:schema31.properties.commands.properties.reload,data:data78}];
return false;
}
}
var valid38 = _errs168 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data66.sample !== undefined){
let data82 = data66.sample;
const _errs176 = errors;
if(errors === _errs176){
if(data82 && typeof data82 == "object" && !Array.isArray(data82)){
let missing19;
if(((((data82.argv === undefined) && (missing19 = "argv")) || ((data82.ready === undefined) && (missing19 = "ready"))) || ((data82.input === undefined) && (missing19 = "input"))) || ((data82.value === undefined) && (missing19 = "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/required",keyword:"required",params:{missingProperty: missing19},schema:schema31.properties.commands.properties.sample.required,parentSchema:schema31.properties.commands.properties.sample,data:data82}];
return false;
}
else {
const _errs178 = errors;
for(const key18 in data82){
if(!((((key18 === "argv") || (key18 === "ready")) || (key18 === "input")) || (key18 === "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},schema:false,parentSchema:schema31.properties.commands.properties.sample,data:data82}];
return false;
break;
}
}
if(_errs178 === errors){
if(data82.argv !== undefined){
let data83 = data82.argv;
const _errs179 = errors;
if(errors === _errs179){
if(Array.isArray(data83)){
if(data83.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv",schemaPath:"#/properties/commands/properties/sample/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.argv,data:data83}];
return false;
}
else {
var valid47 = true;
const len11 = data83.length;
for(let i16=0; i16<len11; i16++){
let data84 = data83[i16];
const _errs181 = errors;
if(errors === _errs181){
if(typeof data84 === "string"){
if(func2(data84) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv/" + i16,schemaPath:"#/properties/commands/properties/sample/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.argv.items,data:data84}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv/" + i16,schemaPath:"#/properties/commands/properties/sample/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.sample.properties.argv.items,data:data84}];
return false;
}
}
var valid47 = _errs181 === errors;
if(!valid47){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv",schemaPath:"#/properties/commands/properties/sample/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.sample.properties.argv.type,parentSchema:schema31.properties.commands.properties.sample.properties.argv,data:data83}];
return false;
}
}
var valid46 = _errs179 === errors;
}
else {
var valid46 = true;
}
if(valid46){
if(data82.ready !== undefined){
let data85 = data82.ready;
const _errs183 = errors;
if(errors === _errs183){
if(typeof data85 === "string"){
if(func2(data85) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/ready",schemaPath:"#/properties/commands/properties/sample/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.ready,data:data85}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/ready",schemaPath:"#/properties/commands/properties/sample/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.ready.type,parentSchema:schema31.properties.commands.properties.sample.properties.ready,data:data85}];
return false;
}
}
var valid46 = _errs183 === errors;
}
else {
var valid46 = true;
}
if(valid46){
if(data82.input !== undefined){
let data86 = data82.input;
const _errs185 = errors;
if(errors === _errs185){
if(typeof data86 === "string"){
if(func2(data86) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/input",schemaPath:"#/properties/commands/properties/sample/properties/input/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.input,data:data86}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/input",schemaPath:"#/properties/commands/properties/sample/properties/input/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.input.type,parentSchema:schema31.properties.commands.properties.sample.properties.input,data:data86}];
return false;
}
}
var valid46 = _errs185 === errors;
}
else {
var valid46 = true;
}
if(valid46){
if(data82.value !== undefined){
let data87 = data82.value;
const _errs187 = errors;
if(errors === _errs187){
if(typeof data87 === "string"){
if(func2(data87) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/value",schemaPath:"#/properties/commands/properties/sample/properties/value/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.value,data:data87}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/value",schemaPath:"#/properties/commands/properties/sample/properties/value/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.value.type,parentSchema:schema31.properties.commands.properties.sample.properties.value,data:data87}];
return false;
}
}
var valid46 = _errs187 === errors;
}
else {
var valid46 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.sample.type,parentSchema:schema31.properties.commands.properties.sample,data:data82}];
return false;
}
}
var valid38 = _errs176 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data66.stop !== undefined){
let data88 = data66.stop;
const _errs189 = errors;
if(errors === _errs189){
if(data88 && typeof data88 == "object" && !Array.isArray(data88)){
let missing20;
if((data88.signal === undefined) && (missing20 = "signal")){
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/required",keyword:"required",params:{missingProperty: missing20},schema:schema31.properties.commands.properties.stop.required,parentSchema:schema31.properties.commands.properties.stop,data:data88}];
return false;
}
else {
const _errs191 = errors;
for(const key19 in data88){
if(!(key19 === "signal")){
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},schema:false,parentSchema:schema31.properties.commands.properties.stop,data:data88}];
return false;
break;
}
}
if(_errs191 === errors){
if(data88.signal !== undefined){
let data89 = data88.signal;
if(!((data89 === "SIGTERM") || (data89 === "SIGQUIT"))){
validate20.errors = [{instancePath:instancePath+"/commands/stop/signal",schemaPath:"#/properties/commands/properties/stop/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.stop.properties.signal.enum},schema:schema31.properties.commands.properties.stop.properties.signal.enum,parentSchema:schema31.properties.commands.properties.stop.properties.signal,data:data89}];
return false;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.stop.type,parentSchema:schema31.properties.commands.properties.stop,data:data88}];
return false;
}
}
var valid38 = _errs189 === errors;
}
else {
var valid38 = true;
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
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.type,parentSchema:schema31.properties.commands,data:data66}];
return false;
}
}
var valid0 = _errs140 === errors;
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
