// @ts-nocheck
/** Generated from `pki/schemas/target.schema.json` by `npm run generate`. Not for editing. */
import { isDeepStrictEqual } from 'node:util'
import type { Validator } from '../schema.ts'

export const validateTarget: Validator = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:target","title":"Target","description":"A server program that configuration is written for. Its name is the name of its folder in templates/.","type":"object","additionalProperties":false,"required":["title","summary","install","versions","facts","files","material","capabilities","cannot","inputs","commands"],"properties":{"$schema":{"title":"Schema","description":"Where an editor finds this schema.","type":"string"},"title":{"title":"Title","description":"The program, as its makers write it.","type":"string","minLength":1,"maxLength":60},"summary":{"title":"Summary","description":"What is exported, in one line.","type":"string","minLength":1,"maxLength":160},"install":{"title":"Install","description":"How its program comes onto a machine, in half a sentence.","type":"string","minLength":1},"versions":{"title":"Versions","description":"The versions of the program that the templates are right for.","type":"object","additionalProperties":false,"required":["oldest","assumed"],"properties":{"oldest":{"title":"Oldest","description":"The first version covered, such as 20.0.0.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"before":{"title":"Before","description":"The first version that is not covered any more, if there is one.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"assumed":{"title":"Assumed","description":"The version that is written for when none is named.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}},"facts":{"title":"Facts","description":"What depends on the version. Each name is true in a template from its version on, so that no template compares versions.","type":"object","propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,39}$"},"additionalProperties":{"title":"Fact","description":"One thing that newer versions can do.","type":"object","additionalProperties":false,"required":["title","since"],"properties":{"title":{"title":"Title","description":"What is true, in a few words.","type":"string","minLength":1,"maxLength":160},"since":{"title":"Since","description":"The first version of which it is true.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}}},"files":{"title":"Files","description":"What is written, apart from keys, certificates and CRLs.","type":"array","minItems":1,"items":{"title":"File","description":"A file that is copied as it is; or, with a language, rendered from the template of the same name with .liquid behind it.","type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"title":"Path","description":"Where it is written, under the exported directory.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"language":{"title":"Language","description":"The language that it is written in, which decides how values are escaped.","type":"string","pattern":"^[a-z][a-z0-9-]{0,29}$"},"keep":{"title":"Keep","description":"Written once, for its owner only, and left as it is by every later export: a secret of the deployment.","const":true}},"dependentRequired":{"keep":["language"]}}},"folders":{"title":"Folders","description":"Folders that the server writes into while it runs. They are made empty, and what is in them is left alone.","type":"array","uniqueItems":true,"items":{"title":"Folder","description":"Its name, under the exported directory.","type":"string","pattern":"^[a-z][a-z0-9-]{0,39}$"}},"own":{"title":"Own","description":"Files and folders of the user's own, directly in the exported directory: exports make none, and leave them alone.","type":"array","uniqueItems":true,"items":{"title":"Path","description":"Its name.","type":"string","pattern":"^[a-z][a-z0-9.-]{0,39}$"}},"material":{"title":"Material","description":"Where keys, certificates and CRLs are written, under the exported directory.","type":"object","additionalProperties":false,"required":["serverChain","serverKey","clientAuthority","clientCrl"],"properties":{"serverChain":{"title":"Server chain","description":"The server's certificate and what stands between it and its trust anchor, as PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"serverKey":{"title":"Server key","description":"The server's private key, as PEM with mode 0600.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"clientAuthority":{"title":"Client authority","description":"The one certificate that client certificates must be issued by, as PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"clientCrl":{"title":"Client CRL","description":"The CRL of the client authority, as PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}}},"capabilities":{"title":"Capabilities","description":"What the exported server does.","type":"object","additionalProperties":false,"required":["verify","pin","crl","ocsp","claims","identity","access","framing","origin","mlkem"],"properties":{"verify":{"title":"Verify","description":"Where a client certificate is demanded and its path checked.","enum":["handshake","request"]},"pin":{"title":"Pin","description":"What keeps other authorities out: the anchor file alone, or a comparison with the pin as well.","enum":["anchor","anchor-and-pin"]},"crl":{"title":"CRL","description":"When revocation is checked by CRL: not at all, at each handshake, or at each request as well.","enum":["none","handshake","request"]},"ocsp":{"title":"OCSP","description":"Whether the server asks an OCSP responder about client certificates.","type":"boolean"},"claims":{"title":"Claims","description":"The places from which claims are read.","type":"array","uniqueItems":true,"items":{"title":"Place","description":"An extension of its own, or a URI.","enum":["oid","uri"]}},"identity":{"title":"Identity","description":"How the application learns who is calling: as an object in the same process, or by a header.","enum":["object","header","none"]},"access":{"title":"Access","description":"What access rules may ask of the server.","type":"object","additionalProperties":false,"required":["by","instead"],"properties":{"by":{"title":"By","description":"What it can decide by; an export with rules that ask for more is refused.","type":"array","uniqueItems":true,"items":{"title":"Ability","description":"path and method of a request; uri, dns and email names, and wildcards in them; claims by type, and ranges of whole numbers; paths decoded once.","enum":["path","method","uri","dns","email","wildcard","string","strings","integer","range","boolean","decode-once"]}},"instead":{"title":"Instead","description":"What to do where it cannot enforce a rule.","type":"string","minLength":1}}},"framing":{"title":"Framing","description":"Whether every answer forbids being framed.","type":"boolean"},"origin":{"title":"Origin","description":"Whether unsafe requests are taken from allowed origins only.","type":"boolean"},"mlkem":{"title":"ML-KEM","description":"Whether the hybrid group X25519MLKEM768 is offered.","enum":["never","where-supported","always"]}}},"cannot":{"title":"Cannot","description":"What the exported server does not do, and what works in its place.","type":"array","items":{"title":"Limit","description":"One thing it cannot do.","type":"object","additionalProperties":false,"required":["what","instead"],"properties":{"what":{"title":"What","description":"What it cannot do.","type":"string","minLength":1},"instead":{"title":"Instead","description":"What works in its place.","type":"string","minLength":1}}}},"inputs":{"title":"Inputs","description":"What may be chosen at export, by name. Each has an allow-list: nothing else is taken.","type":"object","required":["address","port"],"propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,39}$"},"additionalProperties":{"title":"Input","description":"One choice.","type":"object","additionalProperties":false,"required":["title","type","default"],"properties":{"title":{"title":"Title","description":"What is chosen, in one line.","type":"string","minLength":1,"maxLength":160},"type":{"title":"Type","description":"choice: one of the values. integer: within minimum and maximum. text: matching the pattern as a whole. list: texts with commas between, each matching. endpoint: http://HOST:PORT.","enum":["choice","integer","text","list","endpoint"]},"default":{"title":"Default","description":"What is taken when nothing is chosen, written as it would be given.","type":"string"},"values":{"title":"Values","description":"The words to choose from.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Value","description":"One word.","type":"string","pattern":"^[a-z0-9][a-z0-9-]*$"}},"minimum":{"title":"Minimum","description":"The smallest number taken.","type":"integer"},"maximum":{"title":"Maximum","description":"The largest number taken.","type":"integer"},"pattern":{"title":"Pattern","description":"A regular expression in the syntax of ECMAScript, without anchors, that each text matches as a whole.","type":"string","minLength":1,"maxLength":500}},"allOf":[{"if":{"properties":{"type":{"const":"choice"}}},"then":{"required":["values"]},"else":{"properties":{"values":false}}},{"if":{"properties":{"type":{"const":"integer"}}},"then":{"required":["minimum","maximum"]},"else":{"properties":{"minimum":false,"maximum":false}}},{"if":{"properties":{"type":{"enum":["text","list"]}}},"then":{"required":["pattern"]},"else":{"properties":{"pattern":false}}}]}},"commands":{"title":"Commands","description":"How the program is checked, run and reloaded, in the exported directory, as an ordinary user. {directory} and {name of an input} stand for their values.","type":"object","additionalProperties":false,"required":["check","run","reload"],"properties":{"build":{"title":"Build","description":"Makes the program, once, before it is checked and run; it may take minutes and the network.","type":"object","additionalProperties":false,"required":["argv","makes"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"makes":{"title":"Makes","description":"The folder that it writes into, under the exported directory; exports leave it alone, and it stays out of repositories and images.","type":"string","pattern":"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}}},"check":{"title":"Check","description":"Looks at the configuration without serving; status 0 means good.","type":"object","additionalProperties":false,"required":["argv"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}}}},"run":{"title":"Run","description":"Serves in the foreground.","type":"object","additionalProperties":false,"required":["argv","ready"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"ready":{"title":"Ready","description":"What it prints once it serves.","type":"string","minLength":1}}},"reload":{"title":"Reload","description":"Makes it take up a new CRL or certificate.","type":"object","additionalProperties":false,"required":["signal","done","failed"],"properties":{"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGHUP","SIGUSR1","SIGUSR2"]},"done":{"title":"Done","description":"What it prints once the new files are in force.","type":"string","minLength":1},"failed":{"title":"Failed","description":"What it prints when it keeps the old files.","type":"string","minLength":1}}},"sample":{"title":"Sample","description":"A backend to try it with, for servers that only pass requests on. Runs beside it.","type":"object","additionalProperties":false,"required":["argv","ready","input","value"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"ready":{"title":"Ready","description":"What it prints once it serves.","type":"string","minLength":1},"input":{"title":"Input","description":"The input that tells the server where this backend is.","type":"string","minLength":1},"value":{"title":"Value","description":"Its value; {port} stands for a free port.","type":"string","minLength":1}}},"stop":{"title":"Stop","description":"Ends it once the requests at hand are answered; SIGTERM where it is not said.","type":"object","additionalProperties":false,"required":["signal"],"properties":{"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGTERM","SIGQUIT"]}}}}}}};
const func1 = Object.prototype.hasOwnProperty;
const func2 = (text) => [...text].length;
const func0 = isDeepStrictEqual;
const pattern4 = new RegExp("^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$", "u");
const pattern7 = new RegExp("^[a-z][A-Za-z0-9]{0,39}$", "u");
const pattern9 = new RegExp("^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "u");
const pattern10 = new RegExp("^[a-z][a-z0-9-]{0,29}$", "u");
const pattern11 = new RegExp("^[a-z][a-z0-9-]{0,39}$", "u");
const pattern12 = new RegExp("^[a-z][a-z0-9.-]{0,39}$", "u");
const pattern18 = new RegExp("^[a-z0-9][a-z0-9-]*$", "u");
const pattern19 = new RegExp("^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "u");

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
if(!(((key5 === "path") || (key5 === "language")) || (key5 === "keep"))){
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
if(data13.keep !== undefined){
let data16 = data13.keep;
const _errs39 = errors;
if(true !== data16){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/keep",schemaPath:"#/properties/files/items/properties/keep/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.files.items.properties.keep,data:data16}];
return false;
}
var valid6 = _errs39 === errors;
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
let data17 = data.folders;
const _errs40 = errors;
if(errors === _errs40){
if(Array.isArray(data17)){
var valid7 = true;
const len1 = data17.length;
for(let i1=0; i1<len1; i1++){
let data18 = data17[i1];
const _errs42 = errors;
if(errors === _errs42){
if(typeof data18 === "string"){
if(!pattern11.test(data18)){
validate20.errors = [{instancePath:instancePath+"/folders/" + i1,schemaPath:"#/properties/folders/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,39}$"},schema:"^[a-z][a-z0-9-]{0,39}$",parentSchema:schema31.properties.folders.items,data:data18}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/folders/" + i1,schemaPath:"#/properties/folders/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.folders.items.type,parentSchema:schema31.properties.folders.items,data:data18}];
return false;
}
}
var valid7 = _errs42 === errors;
if(!valid7){
break;
}
}
if(valid7){
let i2 = data17.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data17[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate20.errors = [{instancePath:instancePath+"/folders",schemaPath:"#/properties/folders/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},schema:true,parentSchema:schema31.properties.folders,data:data17}];
return false;
break;
}
indices0[item0] = i2;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/folders",schemaPath:"#/properties/folders/type",keyword:"type",params:{type: "array"},schema:schema31.properties.folders.type,parentSchema:schema31.properties.folders,data:data17}];
return false;
}
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.own !== undefined){
let data19 = data.own;
const _errs44 = errors;
if(errors === _errs44){
if(Array.isArray(data19)){
var valid9 = true;
const len2 = data19.length;
for(let i3=0; i3<len2; i3++){
let data20 = data19[i3];
const _errs46 = errors;
if(errors === _errs46){
if(typeof data20 === "string"){
if(!pattern12.test(data20)){
validate20.errors = [{instancePath:instancePath+"/own/" + i3,schemaPath:"#/properties/own/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9.-]{0,39}$"},schema:"^[a-z][a-z0-9.-]{0,39}$",parentSchema:schema31.properties.own.items,data:data20}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/own/" + i3,schemaPath:"#/properties/own/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.own.items.type,parentSchema:schema31.properties.own.items,data:data20}];
return false;
}
}
var valid9 = _errs46 === errors;
if(!valid9){
break;
}
}
if(valid9){
let i4 = data19.length;
let j1;
if(i4 > 1){
const indices1 = {};
for(;i4--;){
let item1 = data19[i4];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
validate20.errors = [{instancePath:instancePath+"/own",schemaPath:"#/properties/own/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j1},schema:true,parentSchema:schema31.properties.own,data:data19}];
return false;
break;
}
indices1[item1] = i4;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/own",schemaPath:"#/properties/own/type",keyword:"type",params:{type: "array"},schema:schema31.properties.own.type,parentSchema:schema31.properties.own,data:data19}];
return false;
}
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.material !== undefined){
let data21 = data.material;
const _errs48 = errors;
if(errors === _errs48){
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
let missing5;
if(((((data21.serverChain === undefined) && (missing5 = "serverChain")) || ((data21.serverKey === undefined) && (missing5 = "serverKey"))) || ((data21.clientAuthority === undefined) && (missing5 = "clientAuthority"))) || ((data21.clientCrl === undefined) && (missing5 = "clientCrl"))){
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/required",keyword:"required",params:{missingProperty: missing5},schema:schema31.properties.material.required,parentSchema:schema31.properties.material,data:data21}];
return false;
}
else {
const _errs50 = errors;
for(const key6 in data21){
if(!((((key6 === "serverChain") || (key6 === "serverKey")) || (key6 === "clientAuthority")) || (key6 === "clientCrl"))){
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},schema:false,parentSchema:schema31.properties.material,data:data21}];
return false;
break;
}
}
if(_errs50 === errors){
if(data21.serverChain !== undefined){
let data22 = data21.serverChain;
const _errs51 = errors;
if(errors === _errs51){
if(typeof data22 === "string"){
if(!pattern9.test(data22)){
validate20.errors = [{instancePath:instancePath+"/material/serverChain",schemaPath:"#/properties/material/properties/serverChain/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.serverChain,data:data22}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/serverChain",schemaPath:"#/properties/material/properties/serverChain/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.serverChain.type,parentSchema:schema31.properties.material.properties.serverChain,data:data22}];
return false;
}
}
var valid11 = _errs51 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data21.serverKey !== undefined){
let data23 = data21.serverKey;
const _errs53 = errors;
if(errors === _errs53){
if(typeof data23 === "string"){
if(!pattern9.test(data23)){
validate20.errors = [{instancePath:instancePath+"/material/serverKey",schemaPath:"#/properties/material/properties/serverKey/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.serverKey,data:data23}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/serverKey",schemaPath:"#/properties/material/properties/serverKey/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.serverKey.type,parentSchema:schema31.properties.material.properties.serverKey,data:data23}];
return false;
}
}
var valid11 = _errs53 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data21.clientAuthority !== undefined){
let data24 = data21.clientAuthority;
const _errs55 = errors;
if(errors === _errs55){
if(typeof data24 === "string"){
if(!pattern9.test(data24)){
validate20.errors = [{instancePath:instancePath+"/material/clientAuthority",schemaPath:"#/properties/material/properties/clientAuthority/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.clientAuthority,data:data24}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/clientAuthority",schemaPath:"#/properties/material/properties/clientAuthority/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.clientAuthority.type,parentSchema:schema31.properties.material.properties.clientAuthority,data:data24}];
return false;
}
}
var valid11 = _errs55 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data21.clientCrl !== undefined){
let data25 = data21.clientCrl;
const _errs57 = errors;
if(errors === _errs57){
if(typeof data25 === "string"){
if(!pattern9.test(data25)){
validate20.errors = [{instancePath:instancePath+"/material/clientCrl",schemaPath:"#/properties/material/properties/clientCrl/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.clientCrl,data:data25}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/clientCrl",schemaPath:"#/properties/material/properties/clientCrl/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.clientCrl.type,parentSchema:schema31.properties.material.properties.clientCrl,data:data25}];
return false;
}
}
var valid11 = _errs57 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/type",keyword:"type",params:{type: "object"},schema:schema31.properties.material.type,parentSchema:schema31.properties.material,data:data21}];
return false;
}
}
var valid0 = _errs48 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.capabilities !== undefined){
let data26 = data.capabilities;
const _errs59 = errors;
if(errors === _errs59){
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
let missing6;
if(((((((((((data26.verify === undefined) && (missing6 = "verify")) || ((data26.pin === undefined) && (missing6 = "pin"))) || ((data26.crl === undefined) && (missing6 = "crl"))) || ((data26.ocsp === undefined) && (missing6 = "ocsp"))) || ((data26.claims === undefined) && (missing6 = "claims"))) || ((data26.identity === undefined) && (missing6 = "identity"))) || ((data26.access === undefined) && (missing6 = "access"))) || ((data26.framing === undefined) && (missing6 = "framing"))) || ((data26.origin === undefined) && (missing6 = "origin"))) || ((data26.mlkem === undefined) && (missing6 = "mlkem"))){
validate20.errors = [{instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/required",keyword:"required",params:{missingProperty: missing6},schema:schema31.properties.capabilities.required,parentSchema:schema31.properties.capabilities,data:data26}];
return false;
}
else {
const _errs61 = errors;
for(const key7 in data26){
if(!(func1.call(schema31.properties.capabilities.properties, key7))){
validate20.errors = [{instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema31.properties.capabilities,data:data26}];
return false;
break;
}
}
if(_errs61 === errors){
if(data26.verify !== undefined){
let data27 = data26.verify;
const _errs62 = errors;
if(!((data27 === "handshake") || (data27 === "request"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/verify",schemaPath:"#/properties/capabilities/properties/verify/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.verify.enum},schema:schema31.properties.capabilities.properties.verify.enum,parentSchema:schema31.properties.capabilities.properties.verify,data:data27}];
return false;
}
var valid12 = _errs62 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data26.pin !== undefined){
let data28 = data26.pin;
const _errs63 = errors;
if(!((data28 === "anchor") || (data28 === "anchor-and-pin"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/pin",schemaPath:"#/properties/capabilities/properties/pin/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.pin.enum},schema:schema31.properties.capabilities.properties.pin.enum,parentSchema:schema31.properties.capabilities.properties.pin,data:data28}];
return false;
}
var valid12 = _errs63 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data26.crl !== undefined){
let data29 = data26.crl;
const _errs64 = errors;
if(!(((data29 === "none") || (data29 === "handshake")) || (data29 === "request"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/crl",schemaPath:"#/properties/capabilities/properties/crl/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.crl.enum},schema:schema31.properties.capabilities.properties.crl.enum,parentSchema:schema31.properties.capabilities.properties.crl,data:data29}];
return false;
}
var valid12 = _errs64 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data26.ocsp !== undefined){
let data30 = data26.ocsp;
const _errs65 = errors;
if(typeof data30 !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/capabilities/ocsp",schemaPath:"#/properties/capabilities/properties/ocsp/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.capabilities.properties.ocsp.type,parentSchema:schema31.properties.capabilities.properties.ocsp,data:data30}];
return false;
}
var valid12 = _errs65 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data26.claims !== undefined){
let data31 = data26.claims;
const _errs67 = errors;
if(errors === _errs67){
if(Array.isArray(data31)){
var valid13 = true;
const len3 = data31.length;
for(let i5=0; i5<len3; i5++){
let data32 = data31[i5];
const _errs69 = errors;
if(!((data32 === "oid") || (data32 === "uri"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/claims/" + i5,schemaPath:"#/properties/capabilities/properties/claims/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.claims.items.enum},schema:schema31.properties.capabilities.properties.claims.items.enum,parentSchema:schema31.properties.capabilities.properties.claims.items,data:data32}];
return false;
}
var valid13 = _errs69 === errors;
if(!valid13){
break;
}
}
if(valid13){
let i6 = data31.length;
let j2;
if(i6 > 1){
outer0:
for(;i6--;){
for(j2 = i6; j2--;){
if(func0(data31[i6], data31[j2])){
validate20.errors = [{instancePath:instancePath+"/capabilities/claims",schemaPath:"#/properties/capabilities/properties/claims/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j2},schema:true,parentSchema:schema31.properties.capabilities.properties.claims,data:data31}];
return false;
break outer0;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/capabilities/claims",schemaPath:"#/properties/capabilities/properties/claims/type",keyword:"type",params:{type: "array"},schema:schema31.properties.capabilities.properties.claims.type,parentSchema:schema31.properties.capabilities.properties.claims,data:data31}];
return false;
}
}
var valid12 = _errs67 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data26.identity !== undefined){
let data33 = data26.identity;
const _errs70 = errors;
if(!(((data33 === "object") || (data33 === "header")) || (data33 === "none"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/identity",schemaPath:"#/properties/capabilities/properties/identity/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.identity.enum},schema:schema31.properties.capabilities.properties.identity.enum,parentSchema:schema31.properties.capabilities.properties.identity,data:data33}];
return false;
}
var valid12 = _errs70 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data26.access !== undefined){
let data34 = data26.access;
const _errs71 = errors;
if(errors === _errs71){
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
let missing7;
if(((data34.by === undefined) && (missing7 = "by")) || ((data34.instead === undefined) && (missing7 = "instead"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/access",schemaPath:"#/properties/capabilities/properties/access/required",keyword:"required",params:{missingProperty: missing7},schema:schema31.properties.capabilities.properties.access.required,parentSchema:schema31.properties.capabilities.properties.access,data:data34}];
return false;
}
else {
const _errs73 = errors;
for(const key8 in data34){
if(!((key8 === "by") || (key8 === "instead"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/access",schemaPath:"#/properties/capabilities/properties/access/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema31.properties.capabilities.properties.access,data:data34}];
return false;
break;
}
}
if(_errs73 === errors){
if(data34.by !== undefined){
let data35 = data34.by;
const _errs74 = errors;
if(errors === _errs74){
if(Array.isArray(data35)){
var valid16 = true;
const len4 = data35.length;
for(let i7=0; i7<len4; i7++){
let data36 = data35[i7];
const _errs76 = errors;
if(!((((((((((((data36 === "path") || (data36 === "method")) || (data36 === "uri")) || (data36 === "dns")) || (data36 === "email")) || (data36 === "wildcard")) || (data36 === "string")) || (data36 === "strings")) || (data36 === "integer")) || (data36 === "range")) || (data36 === "boolean")) || (data36 === "decode-once"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/access/by/" + i7,schemaPath:"#/properties/capabilities/properties/access/properties/by/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.access.properties.by.items.enum},schema:schema31.properties.capabilities.properties.access.properties.by.items.enum,parentSchema:schema31.properties.capabilities.properties.access.properties.by.items,data:data36}];
return false;
}
var valid16 = _errs76 === errors;
if(!valid16){
break;
}
}
if(valid16){
let i8 = data35.length;
let j3;
if(i8 > 1){
outer1:
for(;i8--;){
for(j3 = i8; j3--;){
if(func0(data35[i8], data35[j3])){
validate20.errors = [{instancePath:instancePath+"/capabilities/access/by",schemaPath:"#/properties/capabilities/properties/access/properties/by/uniqueItems",keyword:"uniqueItems",params:{i: i8, j: j3},schema:true,parentSchema:schema31.properties.capabilities.properties.access.properties.by,data:data35}];
return false;
break outer1;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/capabilities/access/by",schemaPath:"#/properties/capabilities/properties/access/properties/by/type",keyword:"type",params:{type: "array"},schema:schema31.properties.capabilities.properties.access.properties.by.type,parentSchema:schema31.properties.capabilities.properties.access.properties.by,data:data35}];
return false;
}
}
var valid15 = _errs74 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data34.instead !== undefined){
let data37 = data34.instead;
const _errs77 = errors;
if(errors === _errs77){
if(typeof data37 === "string"){
if(func2(data37) < 1){
validate20.errors = [{instancePath:instancePath+"/capabilities/access/instead",schemaPath:"#/properties/capabilities/properties/access/properties/instead/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.capabilities.properties.access.properties.instead,data:data37}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/capabilities/access/instead",schemaPath:"#/properties/capabilities/properties/access/properties/instead/type",keyword:"type",params:{type: "string"},schema:schema31.properties.capabilities.properties.access.properties.instead.type,parentSchema:schema31.properties.capabilities.properties.access.properties.instead,data:data37}];
return false;
}
}
var valid15 = _errs77 === errors;
}
else {
var valid15 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/capabilities/access",schemaPath:"#/properties/capabilities/properties/access/type",keyword:"type",params:{type: "object"},schema:schema31.properties.capabilities.properties.access.type,parentSchema:schema31.properties.capabilities.properties.access,data:data34}];
return false;
}
}
var valid12 = _errs71 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data26.framing !== undefined){
let data38 = data26.framing;
const _errs79 = errors;
if(typeof data38 !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/capabilities/framing",schemaPath:"#/properties/capabilities/properties/framing/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.capabilities.properties.framing.type,parentSchema:schema31.properties.capabilities.properties.framing,data:data38}];
return false;
}
var valid12 = _errs79 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data26.origin !== undefined){
let data39 = data26.origin;
const _errs81 = errors;
if(typeof data39 !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/capabilities/origin",schemaPath:"#/properties/capabilities/properties/origin/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.capabilities.properties.origin.type,parentSchema:schema31.properties.capabilities.properties.origin,data:data39}];
return false;
}
var valid12 = _errs81 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data26.mlkem !== undefined){
let data40 = data26.mlkem;
const _errs83 = errors;
if(!(((data40 === "never") || (data40 === "where-supported")) || (data40 === "always"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/mlkem",schemaPath:"#/properties/capabilities/properties/mlkem/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.mlkem.enum},schema:schema31.properties.capabilities.properties.mlkem.enum,parentSchema:schema31.properties.capabilities.properties.mlkem,data:data40}];
return false;
}
var valid12 = _errs83 === errors;
}
else {
var valid12 = true;
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
validate20.errors = [{instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/type",keyword:"type",params:{type: "object"},schema:schema31.properties.capabilities.type,parentSchema:schema31.properties.capabilities,data:data26}];
return false;
}
}
var valid0 = _errs59 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cannot !== undefined){
let data41 = data.cannot;
const _errs84 = errors;
if(errors === _errs84){
if(Array.isArray(data41)){
var valid18 = true;
const len5 = data41.length;
for(let i9=0; i9<len5; i9++){
let data42 = data41[i9];
const _errs86 = errors;
if(errors === _errs86){
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
let missing8;
if(((data42.what === undefined) && (missing8 = "what")) || ((data42.instead === undefined) && (missing8 = "instead"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i9,schemaPath:"#/properties/cannot/items/required",keyword:"required",params:{missingProperty: missing8},schema:schema31.properties.cannot.items.required,parentSchema:schema31.properties.cannot.items,data:data42}];
return false;
}
else {
const _errs88 = errors;
for(const key9 in data42){
if(!((key9 === "what") || (key9 === "instead"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i9,schemaPath:"#/properties/cannot/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema31.properties.cannot.items,data:data42}];
return false;
break;
}
}
if(_errs88 === errors){
if(data42.what !== undefined){
let data43 = data42.what;
const _errs89 = errors;
if(errors === _errs89){
if(typeof data43 === "string"){
if(func2(data43) < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i9+"/what",schemaPath:"#/properties/cannot/items/properties/what/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.what,data:data43}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i9+"/what",schemaPath:"#/properties/cannot/items/properties/what/type",keyword:"type",params:{type: "string"},schema:schema31.properties.cannot.items.properties.what.type,parentSchema:schema31.properties.cannot.items.properties.what,data:data43}];
return false;
}
}
var valid19 = _errs89 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data42.instead !== undefined){
let data44 = data42.instead;
const _errs91 = errors;
if(errors === _errs91){
if(typeof data44 === "string"){
if(func2(data44) < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i9+"/instead",schemaPath:"#/properties/cannot/items/properties/instead/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.instead,data:data44}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i9+"/instead",schemaPath:"#/properties/cannot/items/properties/instead/type",keyword:"type",params:{type: "string"},schema:schema31.properties.cannot.items.properties.instead.type,parentSchema:schema31.properties.cannot.items.properties.instead,data:data44}];
return false;
}
}
var valid19 = _errs91 === errors;
}
else {
var valid19 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i9,schemaPath:"#/properties/cannot/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.cannot.items.type,parentSchema:schema31.properties.cannot.items,data:data42}];
return false;
}
}
var valid18 = _errs86 === errors;
if(!valid18){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot",schemaPath:"#/properties/cannot/type",keyword:"type",params:{type: "array"},schema:schema31.properties.cannot.type,parentSchema:schema31.properties.cannot,data:data41}];
return false;
}
}
var valid0 = _errs84 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inputs !== undefined){
let data45 = data.inputs;
const _errs93 = errors;
if(errors === _errs93){
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
let missing9;
if(((data45.address === undefined) && (missing9 = "address")) || ((data45.port === undefined) && (missing9 = "port"))){
validate20.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/required",keyword:"required",params:{missingProperty: missing9},schema:schema31.properties.inputs.required,parentSchema:schema31.properties.inputs,data:data45}];
return false;
}
else {
for(const key10 in data45){
const _errs95 = errors;
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
var valid20 = _errs95 === errors;
if(!valid20){
const err3 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames",keyword:"propertyNames",params:{propertyName: key10},schema:schema31.properties.inputs.propertyNames,parentSchema:schema31.properties.inputs,data:data45};
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
if(valid20){
for(const key11 in data45){
let data46 = data45[key11];
const _errs97 = errors;
const _errs99 = errors;
const _errs100 = errors;
let valid23 = true;
const _errs101 = errors;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.type !== undefined){
if("choice" !== data46.type){
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
var _valid0 = _errs101 === errors;
errors = _errs100;
if(vErrors !== null){
if(_errs100){
vErrors.length = _errs100;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs103 = errors;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
let missing10;
if((data46.values === undefined) && (missing10 = "values")){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/0/then/required",keyword:"required",params:{missingProperty: missing10},schema:schema31.properties.inputs.additionalProperties.allOf[0].then.required,parentSchema:schema31.properties.inputs.additionalProperties.allOf[0].then,data:data46}];
return false;
}
}
var _valid0 = _errs103 === errors;
valid23 = _valid0;
ifClause0 = "then";
}
else {
const _errs104 = errors;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.values !== undefined){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/allOf/0/else/properties/values/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.allOf[0].else.properties.values,data:data46.values}];
return false;
}
}
var _valid0 = _errs104 === errors;
valid23 = _valid0;
if(valid23){
var props0 = {};
props0.values = true;
props0.type = true;
}
ifClause0 = "else";
}
if(!valid23){
const err5 = {instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/0/if",keyword:"if",params:{failingKeyword: ifClause0},schema:schema31.properties.inputs.additionalProperties.allOf[0].if,parentSchema:schema31.properties.inputs.additionalProperties.allOf[0],data:data46};
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
var valid22 = _errs99 === errors;
if(valid22){
const _errs105 = errors;
const _errs106 = errors;
let valid26 = true;
const _errs107 = errors;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.type !== undefined){
if("integer" !== data46.type){
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
var _valid1 = _errs107 === errors;
errors = _errs106;
if(vErrors !== null){
if(_errs106){
vErrors.length = _errs106;
}
else {
vErrors = null;
}
}
let ifClause1;
if(_valid1){
const _errs109 = errors;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
let missing11;
if(((data46.minimum === undefined) && (missing11 = "minimum")) || ((data46.maximum === undefined) && (missing11 = "maximum"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/1/then/required",keyword:"required",params:{missingProperty: missing11},schema:schema31.properties.inputs.additionalProperties.allOf[1].then.required,parentSchema:schema31.properties.inputs.additionalProperties.allOf[1].then,data:data46}];
return false;
}
}
var _valid1 = _errs109 === errors;
valid26 = _valid1;
ifClause1 = "then";
}
else {
const _errs110 = errors;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.minimum !== undefined){
var valid28 = false;
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/minimum",schemaPath:"#/properties/inputs/additionalProperties/allOf/1/else/properties/minimum/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.allOf[1].else.properties.minimum,data:data46.minimum}];
return false;
}
else {
var valid28 = true;
}
if(valid28){
if(data46.maximum !== undefined){
var valid28 = false;
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/maximum",schemaPath:"#/properties/inputs/additionalProperties/allOf/1/else/properties/maximum/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.allOf[1].else.properties.maximum,data:data46.maximum}];
return false;
}
else {
var valid28 = true;
}
}
}
var _valid1 = _errs110 === errors;
valid26 = _valid1;
if(valid26){
var props1 = {};
props1.minimum = true;
props1.maximum = true;
props1.type = true;
}
ifClause1 = "else";
}
if(!valid26){
const err7 = {instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/1/if",keyword:"if",params:{failingKeyword: ifClause1},schema:schema31.properties.inputs.additionalProperties.allOf[1].if,parentSchema:schema31.properties.inputs.additionalProperties.allOf[1],data:data46};
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
var valid22 = _errs105 === errors;
if(valid22){
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
const _errs111 = errors;
const _errs112 = errors;
let valid29 = true;
const _errs113 = errors;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.type !== undefined){
let data52 = data46.type;
if(!((data52 === "text") || (data52 === "list"))){
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
var _valid2 = _errs113 === errors;
errors = _errs112;
if(vErrors !== null){
if(_errs112){
vErrors.length = _errs112;
}
else {
vErrors = null;
}
}
let ifClause2;
if(_valid2){
const _errs115 = errors;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
let missing12;
if((data46.pattern === undefined) && (missing12 = "pattern")){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/2/then/required",keyword:"required",params:{missingProperty: missing12},schema:schema31.properties.inputs.additionalProperties.allOf[2].then.required,parentSchema:schema31.properties.inputs.additionalProperties.allOf[2].then,data:data46}];
return false;
}
}
var _valid2 = _errs115 === errors;
valid29 = _valid2;
ifClause2 = "then";
}
else {
const _errs116 = errors;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.pattern !== undefined){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/allOf/2/else/properties/pattern/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.allOf[2].else.properties.pattern,data:data46.pattern}];
return false;
}
}
var _valid2 = _errs116 === errors;
valid29 = _valid2;
if(valid29){
var props2 = {};
props2.pattern = true;
props2.type = true;
}
ifClause2 = "else";
}
if(!valid29){
const err9 = {instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/2/if",keyword:"if",params:{failingKeyword: ifClause2},schema:schema31.properties.inputs.additionalProperties.allOf[2].if,parentSchema:schema31.properties.inputs.additionalProperties.allOf[2],data:data46};
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
var valid22 = _errs111 === errors;
if(valid22){
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
if(errors === _errs97){
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
let missing13;
if((((data46.title === undefined) && (missing13 = "title")) || ((data46.type === undefined) && (missing13 = "type"))) || ((data46.default === undefined) && (missing13 = "default"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/required",keyword:"required",params:{missingProperty: missing13},schema:schema31.properties.inputs.additionalProperties.required,parentSchema:schema31.properties.inputs.additionalProperties,data:data46}];
return false;
}
else {
const _errs117 = errors;
for(const key12 in data46){
if(!(((((((key12 === "title") || (key12 === "type")) || (key12 === "default")) || (key12 === "values")) || (key12 === "minimum")) || (key12 === "maximum")) || (key12 === "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema31.properties.inputs.additionalProperties,data:data46}];
return false;
break;
}
}
if(_errs117 === errors){
if(data46.title !== undefined){
let data54 = data46.title;
const _errs118 = errors;
if(errors === _errs118){
if(typeof data54 === "string"){
if(func2(data54) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/inputs/additionalProperties/properties/title/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema31.properties.inputs.additionalProperties.properties.title,data:data54}];
return false;
}
else {
if(func2(data54) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/inputs/additionalProperties/properties/title/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.properties.title,data:data54}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/inputs/additionalProperties/properties/title/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.properties.title.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.title,data:data54}];
return false;
}
}
var valid32 = _errs118 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data46.type !== undefined){
let data55 = data46.type;
const _errs120 = errors;
if(!(((((data55 === "choice") || (data55 === "integer")) || (data55 === "text")) || (data55 === "list")) || (data55 === "endpoint"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.inputs.additionalProperties.properties.type.enum},schema:schema31.properties.inputs.additionalProperties.properties.type.enum,parentSchema:schema31.properties.inputs.additionalProperties.properties.type,data:data55}];
return false;
}
var valid32 = _errs120 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data46.default !== undefined){
let data56 = data46.default;
const _errs121 = errors;
if(typeof data56 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/properties/inputs/additionalProperties/properties/default/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.properties.default.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.default,data:data56}];
return false;
}
var valid32 = _errs121 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data46.values !== undefined){
let data57 = data46.values;
const _errs123 = errors;
if(errors === _errs123){
if(Array.isArray(data57)){
if(data57.length < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/properties/values/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.properties.values,data:data57}];
return false;
}
else {
var valid33 = true;
const len6 = data57.length;
for(let i10=0; i10<len6; i10++){
let data58 = data57[i10];
const _errs125 = errors;
if(errors === _errs125){
if(typeof data58 === "string"){
if(!pattern18.test(data58)){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i10,schemaPath:"#/properties/inputs/additionalProperties/properties/values/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema31.properties.inputs.additionalProperties.properties.values.items,data:data58}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i10,schemaPath:"#/properties/inputs/additionalProperties/properties/values/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.properties.values.items.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.values.items,data:data58}];
return false;
}
}
var valid33 = _errs125 === errors;
if(!valid33){
break;
}
}
if(valid33){
let i11 = data57.length;
let j4;
if(i11 > 1){
const indices2 = {};
for(;i11--;){
let item2 = data57[i11];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j4 = indices2[item2];
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/properties/values/uniqueItems",keyword:"uniqueItems",params:{i: i11, j: j4},schema:true,parentSchema:schema31.properties.inputs.additionalProperties.properties.values,data:data57}];
return false;
break;
}
indices2[item2] = i11;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/properties/values/type",keyword:"type",params:{type: "array"},schema:schema31.properties.inputs.additionalProperties.properties.values.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.values,data:data57}];
return false;
}
}
var valid32 = _errs123 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data46.minimum !== undefined){
let data59 = data46.minimum;
const _errs127 = errors;
if(!(((typeof data59 == "number") && (!(data59 % 1) && !isNaN(data59))) && (isFinite(data59)))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/minimum",schemaPath:"#/properties/inputs/additionalProperties/properties/minimum/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.inputs.additionalProperties.properties.minimum.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.minimum,data:data59}];
return false;
}
var valid32 = _errs127 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data46.maximum !== undefined){
let data60 = data46.maximum;
const _errs129 = errors;
if(!(((typeof data60 == "number") && (!(data60 % 1) && !isNaN(data60))) && (isFinite(data60)))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/maximum",schemaPath:"#/properties/inputs/additionalProperties/properties/maximum/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.inputs.additionalProperties.properties.maximum.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.maximum,data:data60}];
return false;
}
var valid32 = _errs129 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data46.pattern !== undefined){
let data61 = data46.pattern;
const _errs131 = errors;
if(errors === _errs131){
if(typeof data61 === "string"){
if(func2(data61) > 500){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/properties/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema31.properties.inputs.additionalProperties.properties.pattern,data:data61}];
return false;
}
else {
if(func2(data61) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.properties.pattern,data:data61}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.properties.pattern.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.pattern,data:data61}];
return false;
}
}
var valid32 = _errs131 === errors;
}
else {
var valid32 = true;
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
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.type,parentSchema:schema31.properties.inputs.additionalProperties,data:data46}];
return false;
}
}
var valid21 = _errs97 === errors;
if(!valid21){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.type,parentSchema:schema31.properties.inputs,data:data45}];
return false;
}
}
var valid0 = _errs93 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.commands !== undefined){
let data62 = data.commands;
const _errs133 = errors;
if(errors === _errs133){
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
let missing14;
if((((data62.check === undefined) && (missing14 = "check")) || ((data62.run === undefined) && (missing14 = "run"))) || ((data62.reload === undefined) && (missing14 = "reload"))){
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/required",keyword:"required",params:{missingProperty: missing14},schema:schema31.properties.commands.required,parentSchema:schema31.properties.commands,data:data62}];
return false;
}
else {
const _errs135 = errors;
for(const key13 in data62){
if(!((((((key13 === "build") || (key13 === "check")) || (key13 === "run")) || (key13 === "reload")) || (key13 === "sample")) || (key13 === "stop"))){
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema31.properties.commands,data:data62}];
return false;
break;
}
}
if(_errs135 === errors){
if(data62.build !== undefined){
let data63 = data62.build;
const _errs136 = errors;
if(errors === _errs136){
if(data63 && typeof data63 == "object" && !Array.isArray(data63)){
let missing15;
if(((data63.argv === undefined) && (missing15 = "argv")) || ((data63.makes === undefined) && (missing15 = "makes"))){
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/required",keyword:"required",params:{missingProperty: missing15},schema:schema31.properties.commands.properties.build.required,parentSchema:schema31.properties.commands.properties.build,data:data63}];
return false;
}
else {
const _errs138 = errors;
for(const key14 in data63){
if(!((key14 === "argv") || (key14 === "makes"))){
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema31.properties.commands.properties.build,data:data63}];
return false;
break;
}
}
if(_errs138 === errors){
if(data63.argv !== undefined){
let data64 = data63.argv;
const _errs139 = errors;
if(errors === _errs139){
if(Array.isArray(data64)){
if(data64.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/build/argv",schemaPath:"#/properties/commands/properties/build/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.build.properties.argv,data:data64}];
return false;
}
else {
var valid37 = true;
const len7 = data64.length;
for(let i12=0; i12<len7; i12++){
let data65 = data64[i12];
const _errs141 = errors;
if(errors === _errs141){
if(typeof data65 === "string"){
if(func2(data65) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/build/argv/" + i12,schemaPath:"#/properties/commands/properties/build/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.build.properties.argv.items,data:data65}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/argv/" + i12,schemaPath:"#/properties/commands/properties/build/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.build.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.build.properties.argv.items,data:data65}];
return false;
}
}
var valid37 = _errs141 === errors;
if(!valid37){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/argv",schemaPath:"#/properties/commands/properties/build/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.build.properties.argv.type,parentSchema:schema31.properties.commands.properties.build.properties.argv,data:data64}];
return false;
}
}
var valid36 = _errs139 === errors;
}
else {
var valid36 = true;
}
if(valid36){
if(data63.makes !== undefined){
let data66 = data63.makes;
const _errs143 = errors;
if(errors === _errs143){
if(typeof data66 === "string"){
if(!pattern19.test(data66)){
validate20.errors = [{instancePath:instancePath+"/commands/build/makes",schemaPath:"#/properties/commands/properties/build/properties/makes/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.commands.properties.build.properties.makes,data:data66}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/makes",schemaPath:"#/properties/commands/properties/build/properties/makes/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.build.properties.makes.type,parentSchema:schema31.properties.commands.properties.build.properties.makes,data:data66}];
return false;
}
}
var valid36 = _errs143 === errors;
}
else {
var valid36 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.build.type,parentSchema:schema31.properties.commands.properties.build,data:data63}];
return false;
}
}
var valid35 = _errs136 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data62.check !== undefined){
let data67 = data62.check;
const _errs145 = errors;
if(errors === _errs145){
if(data67 && typeof data67 == "object" && !Array.isArray(data67)){
let missing16;
if((data67.argv === undefined) && (missing16 = "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/required",keyword:"required",params:{missingProperty: missing16},schema:schema31.properties.commands.properties.check.required,parentSchema:schema31.properties.commands.properties.check,data:data67}];
return false;
}
else {
const _errs147 = errors;
for(const key15 in data67){
if(!(key15 === "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema31.properties.commands.properties.check,data:data67}];
return false;
break;
}
}
if(_errs147 === errors){
if(data67.argv !== undefined){
let data68 = data67.argv;
const _errs148 = errors;
if(errors === _errs148){
if(Array.isArray(data68)){
if(data68.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/check/argv",schemaPath:"#/properties/commands/properties/check/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.check.properties.argv,data:data68}];
return false;
}
else {
var valid39 = true;
const len8 = data68.length;
for(let i13=0; i13<len8; i13++){
let data69 = data68[i13];
const _errs150 = errors;
if(errors === _errs150){
if(typeof data69 === "string"){
if(func2(data69) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/check/argv/" + i13,schemaPath:"#/properties/commands/properties/check/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.check.properties.argv.items,data:data69}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check/argv/" + i13,schemaPath:"#/properties/commands/properties/check/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.check.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.check.properties.argv.items,data:data69}];
return false;
}
}
var valid39 = _errs150 === errors;
if(!valid39){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check/argv",schemaPath:"#/properties/commands/properties/check/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.check.properties.argv.type,parentSchema:schema31.properties.commands.properties.check.properties.argv,data:data68}];
return false;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.check.type,parentSchema:schema31.properties.commands.properties.check,data:data67}];
return false;
}
}
var valid35 = _errs145 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data62.run !== undefined){
let data70 = data62.run;
const _errs152 = errors;
if(errors === _errs152){
if(data70 && typeof data70 == "object" && !Array.isArray(data70)){
let missing17;
if(((data70.argv === undefined) && (missing17 = "argv")) || ((data70.ready === undefined) && (missing17 = "ready"))){
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/required",keyword:"required",params:{missingProperty: missing17},schema:schema31.properties.commands.properties.run.required,parentSchema:schema31.properties.commands.properties.run,data:data70}];
return false;
}
else {
const _errs154 = errors;
for(const key16 in data70){
if(!((key16 === "argv") || (key16 === "ready"))){
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema31.properties.commands.properties.run,data:data70}];
return false;
break;
}
}
if(_errs154 === errors){
if(data70.argv !== undefined){
let data71 = data70.argv;
const _errs155 = errors;
if(errors === _errs155){
if(Array.isArray(data71)){
if(data71.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/argv",schemaPath:"#/properties/commands/properties/run/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.argv,data:data71}];
return false;
}
else {
var valid41 = true;
const len9 = data71.length;
for(let i14=0; i14<len9; i14++){
let data72 = data71[i14];
const _errs157 = errors;
if(errors === _errs157){
if(typeof data72 === "string"){
if(func2(data72) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/argv/" + i14,schemaPath:"#/properties/commands/properties/run/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.argv.items,data:data72}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/argv/" + i14,schemaPath:"#/properties/commands/properties/run/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.run.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.run.properties.argv.items,data:data72}];
return false;
}
}
var valid41 = _errs157 === errors;
if(!valid41){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/argv",schemaPath:"#/properties/commands/properties/run/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.run.properties.argv.type,parentSchema:schema31.properties.commands.properties.run.properties.argv,data:data71}];
return false;
}
}
var valid40 = _errs155 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data70.ready !== undefined){
let data73 = data70.ready;
const _errs159 = errors;
if(errors === _errs159){
if(typeof data73 === "string"){
if(func2(data73) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/ready",schemaPath:"#/properties/commands/properties/run/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.ready,data:data73}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/ready",schemaPath:"#/properties/commands/properties/run/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.run.properties.ready.type,parentSchema:schema31.properties.commands.properties.run.properties.ready,data:data73}];
return false;
}
}
var valid40 = _errs159 === errors;
}
else {
var valid40 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.run.type,parentSchema:schema31.properties.commands.properties.run,data:data70}];
return false;
}
}
var valid35 = _errs152 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data62.reload !== undefined){
let data74 = data62.reload;
const _errs161 = errors;
if(errors === _errs161){
if(data74 && typeof data74 == "object" && !Array.isArray(data74)){
let missing18;
if((((data74.signal === undefined) && (missing18 = "signal")) || ((data74.done === undefined) && (missing18 = "done"))) || ((data74.failed === undefined) && (missing18 = "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/required",keyword:"required",params:{missingProperty: missing18},schema:schema31.properties.commands.properties.reload.required,parentSchema:schema31.properties.commands.properties.reload,data:data74}];
return false;
}
else {
const _errs163 = errors;
for(const key17 in data74){
if(!(((key17 === "signal") || (key17 === "done")) || (key17 === "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},schema:false,parentSchema:schema31.properties.commands.properties.reload,data:data74}];
return false;
break;
}
}
if(_errs163 === errors){
if(data74.signal !== undefined){
let data75 = data74.signal;
const _errs164 = errors;
if(!(((data75 === "SIGHUP") || (data75 === "SIGUSR1")) || (data75 === "SIGUSR2"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload/signal",schemaPath:"#/properties/commands/properties/reload/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.reload.properties.signal.enum},schema:schema31.properties.commands.properties.reload.properties.signal.enum,parentSchema:schema31.properties.commands.properties.reload.properties.signal,data:data75}];
return false;
}
var valid42 = _errs164 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data74.done !== undefined){
let data76 = data74.done;
const _errs165 = errors;
if(errors === _errs165){
if(typeof data76 === "string"){
if(func2(data76) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/properties/done/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.properties.done,data:data76}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/properties/done/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.properties.done.type,parentSchema:schema31.properties.commands.properties.reload.properties.done,data:data76}];
return false;
}
}
var valid42 = _errs165 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data74.failed !== undefined){
let data77 = data74.failed;
const _errs167 = errors;
if(errors === _errs167){
if(typeof data77 === "string"){
if(func2(data77) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/properties/failed/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.properties.failed,data:data77}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/properties/failed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.properties.failed.type,parentSchema:schema31.properties.commands.properties.reload.properties.failed,data:data77}];
return false;
}
}
var valid42 = _errs167 === errors;
}
else {
var valid42 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.type,parentSchema:schema31.properties.commands.properties.reload,data:data74}];
return false;
}
}
var valid35 = _errs161 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data62.sample !== undefined){
let data78 = data62.sample;
const _errs169 = errors;
if(errors === _errs169){
if(data78 && typeof data78 == "object" && !Array.isArray(data78)){
let missing19;
if(((((data78.argv === undefined) && (missing19 = "argv")) || ((data78.ready === undefined) && (missing19 = "ready"))) || ((data78.input === undefined) && (missing19 = "input"))) || ((data78.value === undefined) && (missing19 = "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/required",keyword:"required",params:{missingProperty: missing19},schema:schema31.properties.commands.properties.sample.required,parentSchema:schema31.properties.commands.properties.sample,data:data78}];
return false;
}
else {
const _errs171 = errors;
for(const key18 in data78){
if(!((((key18 === "argv") || (key18 === "ready")) || (key18 === "input")) || (key18 === "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},schema:false,parentSchema:schema31.properties.commands.properties.sample,data:data78}];
return false;
break;
}
}
if(_errs171 === errors){
if(data78.argv !== undefined){
let data79 = data78.argv;
const _errs172 = errors;
if(errors === _errs172){
if(Array.isArray(data79)){
if(data79.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv",schemaPath:"#/properties/commands/properties/sample/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.argv,data:data79}];
return false;
}
else {
var valid44 = true;
const len10 = data79.length;
for(let i15=0; i15<len10; i15++){
let data80 = data79[i15];
const _errs174 = errors;
if(errors === _errs174){
if(typeof data80 === "string"){
if(func2(data80) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv/" + i15,schemaPath:"#/properties/commands/properties/sample/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.argv.items,data:data80}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv/" + i15,schemaPath:"#/properties/commands/properties/sample/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.sample.properties.argv.items,data:data80}];
return false;
}
}
var valid44 = _errs174 === errors;
if(!valid44){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv",schemaPath:"#/properties/commands/properties/sample/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.sample.properties.argv.type,parentSchema:schema31.properties.commands.properties.sample.properties.argv,data:data79}];
return false;
}
}
var valid43 = _errs172 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data78.ready !== undefined){
let data81 = data78.ready;
const _errs176 = errors;
if(errors === _errs176){
if(typeof data81 === "string"){
if(func2(data81) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/ready",schemaPath:"#/properties/commands/properties/sample/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.ready,data:data81}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/ready",schemaPath:"#/properties/commands/properties/sample/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.ready.type,parentSchema:schema31.properties.commands.properties.sample.properties.ready,data:data81}];
return false;
}
}
var valid43 = _errs176 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data78.input !== undefined){
let data82 = data78.input;
const _errs178 = errors;
if(errors === _errs178){
if(typeof data82 === "string"){
if(func2(data82) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/input",schemaPath:"#/properties/commands/properties/sample/properties/input/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.input,data:data82}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/input",schemaPath:"#/properties/commands/properties/sample/properties/input/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.input.type,parentSchema:schema31.properties.commands.properties.sample.properties.input,data:data82}];
return false;
}
}
var valid43 = _errs178 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data78.value !== undefined){
let data83 = data78.value;
const _errs180 = errors;
if(errors === _errs180){
if(typeof data83 === "string"){
if(func2(data83) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/value",schemaPath:"#/properties/commands/properties/sample/properties/value/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.value,data:data83}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/value",schemaPath:"#/properties/commands/properties/sample/properties/value/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.value.type,parentSchema:schema31.properties.commands.properties.sample.properties.value,data:data83}];
return false;
}
}
var valid43 = _errs180 === errors;
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
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.sample.type,parentSchema:schema31.properties.commands.properties.sample,data:data78}];
return false;
}
}
var valid35 = _errs169 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data62.stop !== undefined){
let data84 = data62.stop;
const _errs182 = errors;
if(errors === _errs182){
if(data84 && typeof data84 == "object" && !Array.isArray(data84)){
let missing20;
if((data84.signal === undefined) && (missing20 = "signal")){
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/required",keyword:"required",params:{missingProperty: missing20},schema:schema31.properties.commands.properties.stop.required,parentSchema:schema31.properties.commands.properties.stop,data:data84}];
return false;
}
else {
const _errs184 = errors;
for(const key19 in data84){
if(!(key19 === "signal")){
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},schema:false,parentSchema:schema31.properties.commands.properties.stop,data:data84}];
return false;
break;
}
}
if(_errs184 === errors){
if(data84.signal !== undefined){
let data85 = data84.signal;
if(!((data85 === "SIGTERM") || (data85 === "SIGQUIT"))){
validate20.errors = [{instancePath:instancePath+"/commands/stop/signal",schemaPath:"#/properties/commands/properties/stop/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.stop.properties.signal.enum},schema:schema31.properties.commands.properties.stop.properties.signal.enum,parentSchema:schema31.properties.commands.properties.stop.properties.signal,data:data85}];
return false;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.stop.type,parentSchema:schema31.properties.commands.properties.stop,data:data84}];
return false;
}
}
var valid35 = _errs182 === errors;
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
else {
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.type,parentSchema:schema31.properties.commands,data:data62}];
return false;
}
}
var valid0 = _errs133 === errors;
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
