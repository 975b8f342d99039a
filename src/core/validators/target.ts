// @ts-nocheck
/** Generated from `pki/schemas/target.schema.json` by `npm run generate`. Not for editing. */
import { isDeepStrictEqual } from 'node:util'
import type { Validator } from '../schema.ts'

export const validateTarget: Validator = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:target","title":"Target","description":"A server program that configuration is written for. Its name is the name of its folder in templates/.","type":"object","additionalProperties":false,"required":["title","summary","install","versions","facts","files","material","capabilities","cannot","inputs","commands"],"properties":{"$schema":{"title":"Schema","description":"Where an editor finds this schema.","type":"string"},"title":{"title":"Title","description":"The program, as its makers write it.","type":"string","minLength":1,"maxLength":60},"summary":{"title":"Summary","description":"What is exported, in one line.","type":"string","minLength":1,"maxLength":160},"install":{"title":"Install","description":"How its program comes onto a machine, in half a sentence.","type":"string","minLength":1},"versions":{"title":"Versions","description":"The versions of the program that the templates are right for.","type":"object","additionalProperties":false,"required":["oldest","assumed"],"properties":{"oldest":{"title":"Oldest","description":"The first version covered, such as 20.0.0.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"before":{"title":"Before","description":"The first version that is not covered any more, if there is one.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"assumed":{"title":"Assumed","description":"The version that is written for when none is named.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}},"facts":{"title":"Facts","description":"What depends on the version. Each name is true in a template from its version on, so that no template compares versions.","type":"object","propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,39}$"},"additionalProperties":{"title":"Fact","description":"One thing that newer versions can do.","type":"object","additionalProperties":false,"required":["title","since"],"properties":{"title":{"title":"Title","description":"What is true, in a few words.","type":"string","minLength":1,"maxLength":160},"since":{"title":"Since","description":"The first version of which it is true.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}}},"files":{"title":"Files","description":"What is written, apart from keys, certificates and CRLs.","type":"array","minItems":1,"items":{"title":"File","description":"A file that is copied (verbatim) or rendered from the template of the same name with .liquid behind it.","type":"object","additionalProperties":false,"required":["path","language"],"properties":{"path":{"title":"Path","description":"Where it is written, under the exported directory.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"language":{"title":"Language","description":"The language that its holes stand in, which decides how values are escaped; verbatim has no holes.","enum":["verbatim","json","javascript","nginx","shell","markdown","plain"]},"holes":{"title":"Holes","description":"The values that its template uses: each of them, and no other.","type":"array","uniqueItems":true,"items":{"title":"Hole","description":"The name of a value of the view, of an input or of a fact.","type":"string","pattern":"^[a-z][A-Za-z0-9]{0,39}$"}},"keep":{"title":"Keep","description":"Written once, for its owner only, and left as it is by every later export: a secret of the deployment.","const":true}},"if":{"properties":{"language":{"const":"verbatim"}}},"then":{"properties":{"holes":false,"keep":false}},"else":{"required":["holes"]}}},"folders":{"title":"Folders","description":"Folders that the server writes into while it runs. They are made empty, and what is in them is left alone.","type":"array","uniqueItems":true,"items":{"title":"Folder","description":"Its name, under the exported directory.","type":"string","pattern":"^[a-z][a-z0-9-]{0,39}$"}},"own":{"title":"Own","description":"Files and folders of the user's own, directly in the exported directory: exports make none, and leave them alone.","type":"array","uniqueItems":true,"items":{"title":"Path","description":"Its name.","type":"string","pattern":"^[a-z][a-z0-9.-]{0,39}$"}},"material":{"title":"Material","description":"Where keys, certificates and CRLs are written, under the exported directory.","type":"object","additionalProperties":false,"required":["serverChain","serverKey","clientAuthority","clientCrl"],"properties":{"serverChain":{"title":"Server chain","description":"The server's certificate and what stands between it and its trust anchor, as PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"serverKey":{"title":"Server key","description":"The server's private key, as PEM with mode 0600.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"clientAuthority":{"title":"Client authority","description":"The one certificate that client certificates must be issued by, as PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"clientCrl":{"title":"Client CRL","description":"The CRL of the client authority, as PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}}},"capabilities":{"title":"Capabilities","description":"What the exported server does.","type":"object","additionalProperties":false,"required":["verify","pin","crl","ocsp","claims","identity","access","framing","origin","mlkem"],"properties":{"verify":{"title":"Verify","description":"Where a client certificate is demanded and its path checked.","enum":["handshake","request"]},"pin":{"title":"Pin","description":"What keeps other authorities out: the anchor file alone, or a comparison with the pin as well.","enum":["anchor","anchor-and-pin"]},"crl":{"title":"CRL","description":"When revocation is checked by CRL: not at all, at each handshake, or at each request as well.","enum":["none","handshake","request"]},"ocsp":{"title":"OCSP","description":"Whether the server asks an OCSP responder about client certificates.","type":"boolean"},"claims":{"title":"Claims","description":"The places from which claims are read.","type":"array","uniqueItems":true,"items":{"title":"Place","description":"An extension of its own, or a URI.","enum":["oid","uri"]}},"identity":{"title":"Identity","description":"How the application learns who is calling: as an object in the same process, or by a header.","enum":["object","header","none"]},"access":{"title":"Access","description":"What access rules may ask of the server.","type":"object","additionalProperties":false,"required":["by","instead"],"properties":{"by":{"title":"By","description":"What it can decide by; an export with rules that ask for more is refused.","type":"array","uniqueItems":true,"items":{"title":"Ability","description":"path and method of a request; uri, dns and email names, and wildcards in them; claims by type, and ranges of whole numbers; paths decoded once.","enum":["path","method","uri","dns","email","wildcard","string","strings","integer","range","boolean","decode-once"]}},"instead":{"title":"Instead","description":"What to do where it cannot enforce a rule.","type":"string","minLength":1}}},"framing":{"title":"Framing","description":"Whether every answer forbids being framed.","type":"boolean"},"origin":{"title":"Origin","description":"Whether unsafe requests are taken from allowed origins only.","type":"boolean"},"mlkem":{"title":"ML-KEM","description":"Whether the hybrid group X25519MLKEM768 is offered.","enum":["never","where-supported","always"]}}},"cannot":{"title":"Cannot","description":"What the exported server does not do, and what works in its place.","type":"array","items":{"title":"Limit","description":"One thing it cannot do.","type":"object","additionalProperties":false,"required":["what","instead"],"properties":{"what":{"title":"What","description":"What it cannot do.","type":"string","minLength":1},"instead":{"title":"Instead","description":"What works in its place.","type":"string","minLength":1}}}},"inputs":{"title":"Inputs","description":"What may be chosen at export, by name. Each has an allow-list: nothing else is taken.","type":"object","required":["address","port"],"propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,39}$"},"additionalProperties":{"title":"Input","description":"One choice.","type":"object","additionalProperties":false,"required":["title","type","default"],"properties":{"title":{"title":"Title","description":"What is chosen, in one line.","type":"string","minLength":1,"maxLength":160},"type":{"title":"Type","description":"choice: one of the values. integer: within minimum and maximum. text: matching the pattern as a whole. list: texts with commas between, each matching. endpoint: http://HOST:PORT.","enum":["choice","integer","text","list","endpoint"]},"default":{"title":"Default","description":"What is taken when nothing is chosen, written as it would be given.","type":"string"},"values":{"title":"Values","description":"The words to choose from.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Value","description":"One word.","type":"string","pattern":"^[a-z0-9][a-z0-9-]*$"}},"minimum":{"title":"Minimum","description":"The smallest number taken.","type":"integer"},"maximum":{"title":"Maximum","description":"The largest number taken.","type":"integer"},"pattern":{"title":"Pattern","description":"A regular expression in the syntax of ECMAScript, without anchors, that each text matches as a whole.","type":"string","minLength":1,"maxLength":500}},"allOf":[{"if":{"properties":{"type":{"const":"choice"}}},"then":{"required":["values"]},"else":{"properties":{"values":false}}},{"if":{"properties":{"type":{"const":"integer"}}},"then":{"required":["minimum","maximum"]},"else":{"properties":{"minimum":false,"maximum":false}}},{"if":{"properties":{"type":{"enum":["text","list"]}}},"then":{"required":["pattern"]},"else":{"properties":{"pattern":false}}}]}},"commands":{"title":"Commands","description":"How the program is checked, run and reloaded, in the exported directory, as an ordinary user. {directory} and {name of an input} stand for their values.","type":"object","additionalProperties":false,"required":["check","run","reload"],"properties":{"build":{"title":"Build","description":"Makes the program, once, before it is checked and run; it may take minutes and the network.","type":"object","additionalProperties":false,"required":["argv","makes"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"makes":{"title":"Makes","description":"The folder that it writes into, under the exported directory; exports leave it alone, and it stays out of repositories and images.","type":"string","pattern":"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}}},"check":{"title":"Check","description":"Looks at the configuration without serving; status 0 means good.","type":"object","additionalProperties":false,"required":["argv"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}}}},"run":{"title":"Run","description":"Serves in the foreground.","type":"object","additionalProperties":false,"required":["argv","ready"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"ready":{"title":"Ready","description":"What it prints once it serves.","type":"string","minLength":1}}},"reload":{"title":"Reload","description":"Makes it take up a new CRL or certificate.","type":"object","additionalProperties":false,"required":["signal","done","failed"],"properties":{"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGHUP","SIGUSR1","SIGUSR2"]},"done":{"title":"Done","description":"What it prints once the new files are in force.","type":"string","minLength":1},"failed":{"title":"Failed","description":"What it prints when it keeps the old files.","type":"string","minLength":1}}},"sample":{"title":"Sample","description":"A backend to try it with, for servers that only pass requests on. Runs beside it.","type":"object","additionalProperties":false,"required":["argv","ready","input","value"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"ready":{"title":"Ready","description":"What it prints once it serves.","type":"string","minLength":1},"input":{"title":"Input","description":"The input that tells the server where this backend is.","type":"string","minLength":1},"value":{"title":"Value","description":"Its value; {port} stands for a free port.","type":"string","minLength":1}}},"stop":{"title":"Stop","description":"Ends it once the requests at hand are answered; SIGTERM where it is not said.","type":"object","additionalProperties":false,"required":["signal"],"properties":{"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGTERM","SIGQUIT"]}}}}}}};
const func1 = Object.prototype.hasOwnProperty;
const func2 = (text) => [...text].length;
const func0 = isDeepStrictEqual;
const pattern4 = new RegExp("^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$", "u");
const pattern7 = new RegExp("^[a-z][A-Za-z0-9]{0,39}$", "u");
const pattern9 = new RegExp("^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "u");
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
const _errs34 = errors;
let valid6 = true;
const _errs35 = errors;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.language !== undefined){
if("verbatim" !== data13.language){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
var _valid0 = _errs35 === errors;
errors = _errs34;
if(vErrors !== null){
if(_errs34){
vErrors.length = _errs34;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs37 = errors;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.holes !== undefined){
var valid8 = false;
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/holes",schemaPath:"#/properties/files/items/then/properties/holes/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.files.items.then.properties.holes,data:data13.holes}];
return false;
}
else {
var valid8 = true;
}
if(valid8){
if(data13.keep !== undefined){
var valid8 = false;
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/keep",schemaPath:"#/properties/files/items/then/properties/keep/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.files.items.then.properties.keep,data:data13.keep}];
return false;
}
else {
var valid8 = true;
}
}
}
var _valid0 = _errs37 === errors;
valid6 = _valid0;
if(valid6){
var props0 = {};
props0.holes = true;
props0.keep = true;
props0.language = true;
}
ifClause0 = "then";
}
else {
const _errs38 = errors;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing3;
if((data13.holes === undefined) && (missing3 = "holes")){
validate20.errors = [{instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/else/required",keyword:"required",params:{missingProperty: missing3},schema:schema31.properties.files.items.else.required,parentSchema:schema31.properties.files.items.else,data:data13}];
return false;
}
}
var _valid0 = _errs38 === errors;
valid6 = _valid0;
ifClause0 = "else";
}
if(!valid6){
const err3 = {instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/if",keyword:"if",params:{failingKeyword: ifClause0},schema:schema31.properties.files.items.if,parentSchema:schema31.properties.files.items,data:data13};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate20.errors = vErrors;
return false;
}
if(errors === _errs32){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing4;
if(((data13.path === undefined) && (missing4 = "path")) || ((data13.language === undefined) && (missing4 = "language"))){
validate20.errors = [{instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/required",keyword:"required",params:{missingProperty: missing4},schema:schema31.properties.files.items.required,parentSchema:schema31.properties.files.items,data:data13}];
return false;
}
else {
const _errs39 = errors;
for(const key5 in data13){
if(!((((key5 === "path") || (key5 === "language")) || (key5 === "holes")) || (key5 === "keep"))){
validate20.errors = [{instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema31.properties.files.items,data:data13}];
return false;
break;
}
}
if(_errs39 === errors){
if(data13.path !== undefined){
let data17 = data13.path;
const _errs40 = errors;
if(errors === _errs40){
if(typeof data17 === "string"){
if(!pattern9.test(data17)){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/path",schemaPath:"#/properties/files/items/properties/path/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.files.items.properties.path,data:data17}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/path",schemaPath:"#/properties/files/items/properties/path/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.path.type,parentSchema:schema31.properties.files.items.properties.path,data:data17}];
return false;
}
}
var valid9 = _errs40 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data13.language !== undefined){
let data18 = data13.language;
const _errs42 = errors;
if(!(((((((data18 === "verbatim") || (data18 === "json")) || (data18 === "javascript")) || (data18 === "nginx")) || (data18 === "shell")) || (data18 === "markdown")) || (data18 === "plain"))){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/language",schemaPath:"#/properties/files/items/properties/language/enum",keyword:"enum",params:{allowedValues: schema31.properties.files.items.properties.language.enum},schema:schema31.properties.files.items.properties.language.enum,parentSchema:schema31.properties.files.items.properties.language,data:data18}];
return false;
}
var valid9 = _errs42 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data13.holes !== undefined){
let data19 = data13.holes;
const _errs43 = errors;
if(errors === _errs43){
if(Array.isArray(data19)){
var valid10 = true;
const len1 = data19.length;
for(let i1=0; i1<len1; i1++){
let data20 = data19[i1];
const _errs45 = errors;
if(errors === _errs45){
if(typeof data20 === "string"){
if(!pattern7.test(data20)){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/holes/" + i1,schemaPath:"#/properties/files/items/properties/holes/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]{0,39}$"},schema:"^[a-z][A-Za-z0-9]{0,39}$",parentSchema:schema31.properties.files.items.properties.holes.items,data:data20}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/holes/" + i1,schemaPath:"#/properties/files/items/properties/holes/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.holes.items.type,parentSchema:schema31.properties.files.items.properties.holes.items,data:data20}];
return false;
}
}
var valid10 = _errs45 === errors;
if(!valid10){
break;
}
}
if(valid10){
let i2 = data19.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data19[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/holes",schemaPath:"#/properties/files/items/properties/holes/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},schema:true,parentSchema:schema31.properties.files.items.properties.holes,data:data19}];
return false;
break;
}
indices0[item0] = i2;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/holes",schemaPath:"#/properties/files/items/properties/holes/type",keyword:"type",params:{type: "array"},schema:schema31.properties.files.items.properties.holes.type,parentSchema:schema31.properties.files.items.properties.holes,data:data19}];
return false;
}
}
var valid9 = _errs43 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data13.keep !== undefined){
let data21 = data13.keep;
const _errs47 = errors;
if(true !== data21){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/keep",schemaPath:"#/properties/files/items/properties/keep/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.files.items.properties.keep,data:data21}];
return false;
}
var valid9 = _errs47 === errors;
}
else {
var valid9 = true;
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
let data22 = data.folders;
const _errs48 = errors;
if(errors === _errs48){
if(Array.isArray(data22)){
var valid12 = true;
const len2 = data22.length;
for(let i3=0; i3<len2; i3++){
let data23 = data22[i3];
const _errs50 = errors;
if(errors === _errs50){
if(typeof data23 === "string"){
if(!pattern11.test(data23)){
validate20.errors = [{instancePath:instancePath+"/folders/" + i3,schemaPath:"#/properties/folders/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,39}$"},schema:"^[a-z][a-z0-9-]{0,39}$",parentSchema:schema31.properties.folders.items,data:data23}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/folders/" + i3,schemaPath:"#/properties/folders/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.folders.items.type,parentSchema:schema31.properties.folders.items,data:data23}];
return false;
}
}
var valid12 = _errs50 === errors;
if(!valid12){
break;
}
}
if(valid12){
let i4 = data22.length;
let j1;
if(i4 > 1){
const indices1 = {};
for(;i4--;){
let item1 = data22[i4];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
validate20.errors = [{instancePath:instancePath+"/folders",schemaPath:"#/properties/folders/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j1},schema:true,parentSchema:schema31.properties.folders,data:data22}];
return false;
break;
}
indices1[item1] = i4;
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
var valid14 = true;
const len3 = data24.length;
for(let i5=0; i5<len3; i5++){
let data25 = data24[i5];
const _errs54 = errors;
if(errors === _errs54){
if(typeof data25 === "string"){
if(!pattern12.test(data25)){
validate20.errors = [{instancePath:instancePath+"/own/" + i5,schemaPath:"#/properties/own/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9.-]{0,39}$"},schema:"^[a-z][a-z0-9.-]{0,39}$",parentSchema:schema31.properties.own.items,data:data25}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/own/" + i5,schemaPath:"#/properties/own/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.own.items.type,parentSchema:schema31.properties.own.items,data:data25}];
return false;
}
}
var valid14 = _errs54 === errors;
if(!valid14){
break;
}
}
if(valid14){
let i6 = data24.length;
let j2;
if(i6 > 1){
const indices2 = {};
for(;i6--;){
let item2 = data24[i6];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
validate20.errors = [{instancePath:instancePath+"/own",schemaPath:"#/properties/own/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j2},schema:true,parentSchema:schema31.properties.own,data:data24}];
return false;
break;
}
indices2[item2] = i6;
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
var valid16 = _errs59 === errors;
}
else {
var valid16 = true;
}
if(valid16){
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
var valid16 = _errs61 === errors;
}
else {
var valid16 = true;
}
if(valid16){
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
var valid16 = _errs63 === errors;
}
else {
var valid16 = true;
}
if(valid16){
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
var valid16 = _errs65 === errors;
}
else {
var valid16 = true;
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
if(data.capabilities !== undefined){
let data31 = data.capabilities;
const _errs67 = errors;
if(errors === _errs67){
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
let missing6;
if(((((((((((data31.verify === undefined) && (missing6 = "verify")) || ((data31.pin === undefined) && (missing6 = "pin"))) || ((data31.crl === undefined) && (missing6 = "crl"))) || ((data31.ocsp === undefined) && (missing6 = "ocsp"))) || ((data31.claims === undefined) && (missing6 = "claims"))) || ((data31.identity === undefined) && (missing6 = "identity"))) || ((data31.access === undefined) && (missing6 = "access"))) || ((data31.framing === undefined) && (missing6 = "framing"))) || ((data31.origin === undefined) && (missing6 = "origin"))) || ((data31.mlkem === undefined) && (missing6 = "mlkem"))){
validate20.errors = [{instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/required",keyword:"required",params:{missingProperty: missing6},schema:schema31.properties.capabilities.required,parentSchema:schema31.properties.capabilities,data:data31}];
return false;
}
else {
const _errs69 = errors;
for(const key7 in data31){
if(!(func1.call(schema31.properties.capabilities.properties, key7))){
validate20.errors = [{instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema31.properties.capabilities,data:data31}];
return false;
break;
}
}
if(_errs69 === errors){
if(data31.verify !== undefined){
let data32 = data31.verify;
const _errs70 = errors;
if(!((data32 === "handshake") || (data32 === "request"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/verify",schemaPath:"#/properties/capabilities/properties/verify/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.verify.enum},schema:schema31.properties.capabilities.properties.verify.enum,parentSchema:schema31.properties.capabilities.properties.verify,data:data32}];
return false;
}
var valid17 = _errs70 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data31.pin !== undefined){
let data33 = data31.pin;
const _errs71 = errors;
if(!((data33 === "anchor") || (data33 === "anchor-and-pin"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/pin",schemaPath:"#/properties/capabilities/properties/pin/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.pin.enum},schema:schema31.properties.capabilities.properties.pin.enum,parentSchema:schema31.properties.capabilities.properties.pin,data:data33}];
return false;
}
var valid17 = _errs71 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data31.crl !== undefined){
let data34 = data31.crl;
const _errs72 = errors;
if(!(((data34 === "none") || (data34 === "handshake")) || (data34 === "request"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/crl",schemaPath:"#/properties/capabilities/properties/crl/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.crl.enum},schema:schema31.properties.capabilities.properties.crl.enum,parentSchema:schema31.properties.capabilities.properties.crl,data:data34}];
return false;
}
var valid17 = _errs72 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data31.ocsp !== undefined){
let data35 = data31.ocsp;
const _errs73 = errors;
if(typeof data35 !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/capabilities/ocsp",schemaPath:"#/properties/capabilities/properties/ocsp/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.capabilities.properties.ocsp.type,parentSchema:schema31.properties.capabilities.properties.ocsp,data:data35}];
return false;
}
var valid17 = _errs73 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data31.claims !== undefined){
let data36 = data31.claims;
const _errs75 = errors;
if(errors === _errs75){
if(Array.isArray(data36)){
var valid18 = true;
const len4 = data36.length;
for(let i7=0; i7<len4; i7++){
let data37 = data36[i7];
const _errs77 = errors;
if(!((data37 === "oid") || (data37 === "uri"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/claims/" + i7,schemaPath:"#/properties/capabilities/properties/claims/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.claims.items.enum},schema:schema31.properties.capabilities.properties.claims.items.enum,parentSchema:schema31.properties.capabilities.properties.claims.items,data:data37}];
return false;
}
var valid18 = _errs77 === errors;
if(!valid18){
break;
}
}
if(valid18){
let i8 = data36.length;
let j3;
if(i8 > 1){
outer0:
for(;i8--;){
for(j3 = i8; j3--;){
if(func0(data36[i8], data36[j3])){
validate20.errors = [{instancePath:instancePath+"/capabilities/claims",schemaPath:"#/properties/capabilities/properties/claims/uniqueItems",keyword:"uniqueItems",params:{i: i8, j: j3},schema:true,parentSchema:schema31.properties.capabilities.properties.claims,data:data36}];
return false;
break outer0;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/capabilities/claims",schemaPath:"#/properties/capabilities/properties/claims/type",keyword:"type",params:{type: "array"},schema:schema31.properties.capabilities.properties.claims.type,parentSchema:schema31.properties.capabilities.properties.claims,data:data36}];
return false;
}
}
var valid17 = _errs75 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data31.identity !== undefined){
let data38 = data31.identity;
const _errs78 = errors;
if(!(((data38 === "object") || (data38 === "header")) || (data38 === "none"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/identity",schemaPath:"#/properties/capabilities/properties/identity/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.identity.enum},schema:schema31.properties.capabilities.properties.identity.enum,parentSchema:schema31.properties.capabilities.properties.identity,data:data38}];
return false;
}
var valid17 = _errs78 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data31.access !== undefined){
let data39 = data31.access;
const _errs79 = errors;
if(errors === _errs79){
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
let missing7;
if(((data39.by === undefined) && (missing7 = "by")) || ((data39.instead === undefined) && (missing7 = "instead"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/access",schemaPath:"#/properties/capabilities/properties/access/required",keyword:"required",params:{missingProperty: missing7},schema:schema31.properties.capabilities.properties.access.required,parentSchema:schema31.properties.capabilities.properties.access,data:data39}];
return false;
}
else {
const _errs81 = errors;
for(const key8 in data39){
if(!((key8 === "by") || (key8 === "instead"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/access",schemaPath:"#/properties/capabilities/properties/access/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema31.properties.capabilities.properties.access,data:data39}];
return false;
break;
}
}
if(_errs81 === errors){
if(data39.by !== undefined){
let data40 = data39.by;
const _errs82 = errors;
if(errors === _errs82){
if(Array.isArray(data40)){
var valid21 = true;
const len5 = data40.length;
for(let i9=0; i9<len5; i9++){
let data41 = data40[i9];
const _errs84 = errors;
if(!((((((((((((data41 === "path") || (data41 === "method")) || (data41 === "uri")) || (data41 === "dns")) || (data41 === "email")) || (data41 === "wildcard")) || (data41 === "string")) || (data41 === "strings")) || (data41 === "integer")) || (data41 === "range")) || (data41 === "boolean")) || (data41 === "decode-once"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/access/by/" + i9,schemaPath:"#/properties/capabilities/properties/access/properties/by/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.access.properties.by.items.enum},schema:schema31.properties.capabilities.properties.access.properties.by.items.enum,parentSchema:schema31.properties.capabilities.properties.access.properties.by.items,data:data41}];
return false;
}
var valid21 = _errs84 === errors;
if(!valid21){
break;
}
}
if(valid21){
let i10 = data40.length;
let j4;
if(i10 > 1){
outer1:
for(;i10--;){
for(j4 = i10; j4--;){
if(func0(data40[i10], data40[j4])){
validate20.errors = [{instancePath:instancePath+"/capabilities/access/by",schemaPath:"#/properties/capabilities/properties/access/properties/by/uniqueItems",keyword:"uniqueItems",params:{i: i10, j: j4},schema:true,parentSchema:schema31.properties.capabilities.properties.access.properties.by,data:data40}];
return false;
break outer1;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/capabilities/access/by",schemaPath:"#/properties/capabilities/properties/access/properties/by/type",keyword:"type",params:{type: "array"},schema:schema31.properties.capabilities.properties.access.properties.by.type,parentSchema:schema31.properties.capabilities.properties.access.properties.by,data:data40}];
return false;
}
}
var valid20 = _errs82 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data39.instead !== undefined){
let data42 = data39.instead;
const _errs85 = errors;
if(errors === _errs85){
if(typeof data42 === "string"){
if(func2(data42) < 1){
validate20.errors = [{instancePath:instancePath+"/capabilities/access/instead",schemaPath:"#/properties/capabilities/properties/access/properties/instead/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.capabilities.properties.access.properties.instead,data:data42}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/capabilities/access/instead",schemaPath:"#/properties/capabilities/properties/access/properties/instead/type",keyword:"type",params:{type: "string"},schema:schema31.properties.capabilities.properties.access.properties.instead.type,parentSchema:schema31.properties.capabilities.properties.access.properties.instead,data:data42}];
return false;
}
}
var valid20 = _errs85 === errors;
}
else {
var valid20 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/capabilities/access",schemaPath:"#/properties/capabilities/properties/access/type",keyword:"type",params:{type: "object"},schema:schema31.properties.capabilities.properties.access.type,parentSchema:schema31.properties.capabilities.properties.access,data:data39}];
return false;
}
}
var valid17 = _errs79 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data31.framing !== undefined){
let data43 = data31.framing;
const _errs87 = errors;
if(typeof data43 !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/capabilities/framing",schemaPath:"#/properties/capabilities/properties/framing/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.capabilities.properties.framing.type,parentSchema:schema31.properties.capabilities.properties.framing,data:data43}];
return false;
}
var valid17 = _errs87 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data31.origin !== undefined){
let data44 = data31.origin;
const _errs89 = errors;
if(typeof data44 !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/capabilities/origin",schemaPath:"#/properties/capabilities/properties/origin/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.capabilities.properties.origin.type,parentSchema:schema31.properties.capabilities.properties.origin,data:data44}];
return false;
}
var valid17 = _errs89 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data31.mlkem !== undefined){
let data45 = data31.mlkem;
const _errs91 = errors;
if(!(((data45 === "never") || (data45 === "where-supported")) || (data45 === "always"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/mlkem",schemaPath:"#/properties/capabilities/properties/mlkem/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.mlkem.enum},schema:schema31.properties.capabilities.properties.mlkem.enum,parentSchema:schema31.properties.capabilities.properties.mlkem,data:data45}];
return false;
}
var valid17 = _errs91 === errors;
}
else {
var valid17 = true;
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
validate20.errors = [{instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/type",keyword:"type",params:{type: "object"},schema:schema31.properties.capabilities.type,parentSchema:schema31.properties.capabilities,data:data31}];
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
let data46 = data.cannot;
const _errs92 = errors;
if(errors === _errs92){
if(Array.isArray(data46)){
var valid23 = true;
const len6 = data46.length;
for(let i11=0; i11<len6; i11++){
let data47 = data46[i11];
const _errs94 = errors;
if(errors === _errs94){
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
let missing8;
if(((data47.what === undefined) && (missing8 = "what")) || ((data47.instead === undefined) && (missing8 = "instead"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i11,schemaPath:"#/properties/cannot/items/required",keyword:"required",params:{missingProperty: missing8},schema:schema31.properties.cannot.items.required,parentSchema:schema31.properties.cannot.items,data:data47}];
return false;
}
else {
const _errs96 = errors;
for(const key9 in data47){
if(!((key9 === "what") || (key9 === "instead"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i11,schemaPath:"#/properties/cannot/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema31.properties.cannot.items,data:data47}];
return false;
break;
}
}
if(_errs96 === errors){
if(data47.what !== undefined){
let data48 = data47.what;
const _errs97 = errors;
if(errors === _errs97){
if(typeof data48 === "string"){
if(func2(data48) < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i11+"/what",schemaPath:"#/properties/cannot/items/properties/what/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.what,data:data48}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i11+"/what",schemaPath:"#/properties/cannot/items/properties/what/type",keyword:"type",params:{type: "string"},schema:schema31.properties.cannot.items.properties.what.type,parentSchema:schema31.properties.cannot.items.properties.what,data:data48}];
return false;
}
}
var valid24 = _errs97 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data47.instead !== undefined){
let data49 = data47.instead;
const _errs99 = errors;
if(errors === _errs99){
if(typeof data49 === "string"){
if(func2(data49) < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i11+"/instead",schemaPath:"#/properties/cannot/items/properties/instead/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.instead,data:data49}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i11+"/instead",schemaPath:"#/properties/cannot/items/properties/instead/type",keyword:"type",params:{type: "string"},schema:schema31.properties.cannot.items.properties.instead.type,parentSchema:schema31.properties.cannot.items.properties.instead,data:data49}];
return false;
}
}
var valid24 = _errs99 === errors;
}
else {
var valid24 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i11,schemaPath:"#/properties/cannot/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.cannot.items.type,parentSchema:schema31.properties.cannot.items,data:data47}];
return false;
}
}
var valid23 = _errs94 === errors;
if(!valid23){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot",schemaPath:"#/properties/cannot/type",keyword:"type",params:{type: "array"},schema:schema31.properties.cannot.type,parentSchema:schema31.properties.cannot,data:data46}];
return false;
}
}
var valid0 = _errs92 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inputs !== undefined){
let data50 = data.inputs;
const _errs101 = errors;
if(errors === _errs101){
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
let missing9;
if(((data50.address === undefined) && (missing9 = "address")) || ((data50.port === undefined) && (missing9 = "port"))){
validate20.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/required",keyword:"required",params:{missingProperty: missing9},schema:schema31.properties.inputs.required,parentSchema:schema31.properties.inputs,data:data50}];
return false;
}
else {
for(const key10 in data50){
const _errs103 = errors;
if(typeof key10 === "string"){
if(!pattern7.test(key10)){
const err4 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]{0,39}$"},schema:"^[a-z][A-Za-z0-9]{0,39}$",parentSchema:schema31.properties.inputs.propertyNames,data:key10,propertyName:key10};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var valid25 = _errs103 === errors;
if(!valid25){
const err5 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames",keyword:"propertyNames",params:{propertyName: key10},schema:schema31.properties.inputs.propertyNames,parentSchema:schema31.properties.inputs,data:data50};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate20.errors = vErrors;
return false;
break;
}
}
if(valid25){
for(const key11 in data50){
let data51 = data50[key11];
const _errs105 = errors;
const _errs107 = errors;
const _errs108 = errors;
let valid28 = true;
const _errs109 = errors;
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
if(data51.type !== undefined){
if("choice" !== data51.type){
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
var _valid1 = _errs109 === errors;
errors = _errs108;
if(vErrors !== null){
if(_errs108){
vErrors.length = _errs108;
}
else {
vErrors = null;
}
}
let ifClause1;
if(_valid1){
const _errs111 = errors;
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
let missing10;
if((data51.values === undefined) && (missing10 = "values")){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/0/then/required",keyword:"required",params:{missingProperty: missing10},schema:schema31.properties.inputs.additionalProperties.allOf[0].then.required,parentSchema:schema31.properties.inputs.additionalProperties.allOf[0].then,data:data51}];
return false;
}
}
var _valid1 = _errs111 === errors;
valid28 = _valid1;
ifClause1 = "then";
}
else {
const _errs112 = errors;
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
if(data51.values !== undefined){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/allOf/0/else/properties/values/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.allOf[0].else.properties.values,data:data51.values}];
return false;
}
}
var _valid1 = _errs112 === errors;
valid28 = _valid1;
if(valid28){
var props1 = {};
props1.values = true;
props1.type = true;
}
ifClause1 = "else";
}
if(!valid28){
const err7 = {instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/0/if",keyword:"if",params:{failingKeyword: ifClause1},schema:schema31.properties.inputs.additionalProperties.allOf[0].if,parentSchema:schema31.properties.inputs.additionalProperties.allOf[0],data:data51};
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
var valid27 = _errs107 === errors;
if(valid27){
const _errs113 = errors;
const _errs114 = errors;
let valid31 = true;
const _errs115 = errors;
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
if(data51.type !== undefined){
if("integer" !== data51.type){
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
var _valid2 = _errs115 === errors;
errors = _errs114;
if(vErrors !== null){
if(_errs114){
vErrors.length = _errs114;
}
else {
vErrors = null;
}
}
let ifClause2;
if(_valid2){
const _errs117 = errors;
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
let missing11;
if(((data51.minimum === undefined) && (missing11 = "minimum")) || ((data51.maximum === undefined) && (missing11 = "maximum"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/1/then/required",keyword:"required",params:{missingProperty: missing11},schema:schema31.properties.inputs.additionalProperties.allOf[1].then.required,parentSchema:schema31.properties.inputs.additionalProperties.allOf[1].then,data:data51}];
return false;
}
}
var _valid2 = _errs117 === errors;
valid31 = _valid2;
ifClause2 = "then";
}
else {
const _errs118 = errors;
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
if(data51.minimum !== undefined){
var valid33 = false;
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/minimum",schemaPath:"#/properties/inputs/additionalProperties/allOf/1/else/properties/minimum/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.allOf[1].else.properties.minimum,data:data51.minimum}];
return false;
}
else {
var valid33 = true;
}
if(valid33){
if(data51.maximum !== undefined){
var valid33 = false;
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/maximum",schemaPath:"#/properties/inputs/additionalProperties/allOf/1/else/properties/maximum/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.allOf[1].else.properties.maximum,data:data51.maximum}];
return false;
}
else {
var valid33 = true;
}
}
}
var _valid2 = _errs118 === errors;
valid31 = _valid2;
if(valid31){
var props2 = {};
props2.minimum = true;
props2.maximum = true;
props2.type = true;
}
ifClause2 = "else";
}
if(!valid31){
const err9 = {instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/1/if",keyword:"if",params:{failingKeyword: ifClause2},schema:schema31.properties.inputs.additionalProperties.allOf[1].if,parentSchema:schema31.properties.inputs.additionalProperties.allOf[1],data:data51};
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
var valid27 = _errs113 === errors;
if(valid27){
if(props1 !== true && props2 !== undefined){
if(props2 === true){
props1 = true;
}
else {
props1 = props1 || {};
Object.assign(props1, props2);
}
}
const _errs119 = errors;
const _errs120 = errors;
let valid34 = true;
const _errs121 = errors;
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
if(data51.type !== undefined){
let data57 = data51.type;
if(!((data57 === "text") || (data57 === "list"))){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
var _valid3 = _errs121 === errors;
errors = _errs120;
if(vErrors !== null){
if(_errs120){
vErrors.length = _errs120;
}
else {
vErrors = null;
}
}
let ifClause3;
if(_valid3){
const _errs123 = errors;
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
let missing12;
if((data51.pattern === undefined) && (missing12 = "pattern")){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/2/then/required",keyword:"required",params:{missingProperty: missing12},schema:schema31.properties.inputs.additionalProperties.allOf[2].then.required,parentSchema:schema31.properties.inputs.additionalProperties.allOf[2].then,data:data51}];
return false;
}
}
var _valid3 = _errs123 === errors;
valid34 = _valid3;
ifClause3 = "then";
}
else {
const _errs124 = errors;
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
if(data51.pattern !== undefined){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/allOf/2/else/properties/pattern/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.allOf[2].else.properties.pattern,data:data51.pattern}];
return false;
}
}
var _valid3 = _errs124 === errors;
valid34 = _valid3;
if(valid34){
var props3 = {};
props3.pattern = true;
props3.type = true;
}
ifClause3 = "else";
}
if(!valid34){
const err11 = {instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/2/if",keyword:"if",params:{failingKeyword: ifClause3},schema:schema31.properties.inputs.additionalProperties.allOf[2].if,parentSchema:schema31.properties.inputs.additionalProperties.allOf[2],data:data51};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
validate20.errors = vErrors;
return false;
}
var valid27 = _errs119 === errors;
if(valid27){
if(props1 !== true && props3 !== undefined){
if(props3 === true){
props1 = true;
}
else {
props1 = props1 || {};
Object.assign(props1, props3);
}
}
}
}
}
if(errors === _errs105){
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
let missing13;
if((((data51.title === undefined) && (missing13 = "title")) || ((data51.type === undefined) && (missing13 = "type"))) || ((data51.default === undefined) && (missing13 = "default"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/required",keyword:"required",params:{missingProperty: missing13},schema:schema31.properties.inputs.additionalProperties.required,parentSchema:schema31.properties.inputs.additionalProperties,data:data51}];
return false;
}
else {
const _errs125 = errors;
for(const key12 in data51){
if(!(((((((key12 === "title") || (key12 === "type")) || (key12 === "default")) || (key12 === "values")) || (key12 === "minimum")) || (key12 === "maximum")) || (key12 === "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema31.properties.inputs.additionalProperties,data:data51}];
return false;
break;
}
}
if(_errs125 === errors){
if(data51.title !== undefined){
let data59 = data51.title;
const _errs126 = errors;
if(errors === _errs126){
if(typeof data59 === "string"){
if(func2(data59) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/inputs/additionalProperties/properties/title/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema31.properties.inputs.additionalProperties.properties.title,data:data59}];
return false;
}
else {
if(func2(data59) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/inputs/additionalProperties/properties/title/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.properties.title,data:data59}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/inputs/additionalProperties/properties/title/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.properties.title.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.title,data:data59}];
return false;
}
}
var valid37 = _errs126 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data51.type !== undefined){
let data60 = data51.type;
const _errs128 = errors;
if(!(((((data60 === "choice") || (data60 === "integer")) || (data60 === "text")) || (data60 === "list")) || (data60 === "endpoint"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.inputs.additionalProperties.properties.type.enum},schema:schema31.properties.inputs.additionalProperties.properties.type.enum,parentSchema:schema31.properties.inputs.additionalProperties.properties.type,data:data60}];
return false;
}
var valid37 = _errs128 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data51.default !== undefined){
let data61 = data51.default;
const _errs129 = errors;
if(typeof data61 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/properties/inputs/additionalProperties/properties/default/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.properties.default.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.default,data:data61}];
return false;
}
var valid37 = _errs129 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data51.values !== undefined){
let data62 = data51.values;
const _errs131 = errors;
if(errors === _errs131){
if(Array.isArray(data62)){
if(data62.length < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/properties/values/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.properties.values,data:data62}];
return false;
}
else {
var valid38 = true;
const len7 = data62.length;
for(let i12=0; i12<len7; i12++){
let data63 = data62[i12];
const _errs133 = errors;
if(errors === _errs133){
if(typeof data63 === "string"){
if(!pattern18.test(data63)){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i12,schemaPath:"#/properties/inputs/additionalProperties/properties/values/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema31.properties.inputs.additionalProperties.properties.values.items,data:data63}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i12,schemaPath:"#/properties/inputs/additionalProperties/properties/values/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.properties.values.items.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.values.items,data:data63}];
return false;
}
}
var valid38 = _errs133 === errors;
if(!valid38){
break;
}
}
if(valid38){
let i13 = data62.length;
let j5;
if(i13 > 1){
const indices3 = {};
for(;i13--;){
let item3 = data62[i13];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j5 = indices3[item3];
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/properties/values/uniqueItems",keyword:"uniqueItems",params:{i: i13, j: j5},schema:true,parentSchema:schema31.properties.inputs.additionalProperties.properties.values,data:data62}];
return false;
break;
}
indices3[item3] = i13;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/properties/values/type",keyword:"type",params:{type: "array"},schema:schema31.properties.inputs.additionalProperties.properties.values.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.values,data:data62}];
return false;
}
}
var valid37 = _errs131 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data51.minimum !== undefined){
let data64 = data51.minimum;
const _errs135 = errors;
if(!(((typeof data64 == "number") && (!(data64 % 1) && !isNaN(data64))) && (isFinite(data64)))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/minimum",schemaPath:"#/properties/inputs/additionalProperties/properties/minimum/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.inputs.additionalProperties.properties.minimum.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.minimum,data:data64}];
return false;
}
var valid37 = _errs135 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data51.maximum !== undefined){
let data65 = data51.maximum;
const _errs137 = errors;
if(!(((typeof data65 == "number") && (!(data65 % 1) && !isNaN(data65))) && (isFinite(data65)))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/maximum",schemaPath:"#/properties/inputs/additionalProperties/properties/maximum/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.inputs.additionalProperties.properties.maximum.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.maximum,data:data65}];
return false;
}
var valid37 = _errs137 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data51.pattern !== undefined){
let data66 = data51.pattern;
const _errs139 = errors;
if(errors === _errs139){
if(typeof data66 === "string"){
if(func2(data66) > 500){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/properties/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema31.properties.inputs.additionalProperties.properties.pattern,data:data66}];
return false;
}
else {
if(func2(data66) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.properties.pattern,data:data66}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.properties.pattern.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.pattern,data:data66}];
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
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.type,parentSchema:schema31.properties.inputs.additionalProperties,data:data51}];
return false;
}
}
var valid26 = _errs105 === errors;
if(!valid26){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.type,parentSchema:schema31.properties.inputs,data:data50}];
return false;
}
}
var valid0 = _errs101 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.commands !== undefined){
let data67 = data.commands;
const _errs141 = errors;
if(errors === _errs141){
if(data67 && typeof data67 == "object" && !Array.isArray(data67)){
let missing14;
if((((data67.check === undefined) && (missing14 = "check")) || ((data67.run === undefined) && (missing14 = "run"))) || ((data67.reload === undefined) && (missing14 = "reload"))){
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/required",keyword:"required",params:{missingProperty: missing14},schema:schema31.properties.commands.required,parentSchema:schema31.properties.commands,data:data67}];
return false;
}
else {
const _errs143 = errors;
for(const key13 in data67){
if(!((((((key13 === "build") || (key13 === "check")) || (key13 === "run")) || (key13 === "reload")) || (key13 === "sample")) || (key13 === "stop"))){
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema31.properties.commands,data:data67}];
return false;
break;
}
}
if(_errs143 === errors){
if(data67.build !== undefined){
let data68 = data67.build;
const _errs144 = errors;
if(errors === _errs144){
if(data68 && typeof data68 == "object" && !Array.isArray(data68)){
let missing15;
if(((data68.argv === undefined) && (missing15 = "argv")) || ((data68.makes === undefined) && (missing15 = "makes"))){
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/required",keyword:"required",params:{missingProperty: missing15},schema:schema31.properties.commands.properties.build.required,parentSchema:schema31.properties.commands.properties.build,data:data68}];
return false;
}
else {
const _errs146 = errors;
for(const key14 in data68){
if(!((key14 === "argv") || (key14 === "makes"))){
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema31.properties.commands.properties.build,data:data68}];
return false;
break;
}
}
if(_errs146 === errors){
if(data68.argv !== undefined){
let data69 = data68.argv;
const _errs147 = errors;
if(errors === _errs147){
if(Array.isArray(data69)){
if(data69.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/build/argv",schemaPath:"#/properties/commands/properties/build/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.build.properties.argv,data:data69}];
return false;
}
else {
var valid42 = true;
const len8 = data69.length;
for(let i14=0; i14<len8; i14++){
let data70 = data69[i14];
const _errs149 = errors;
if(errors === _errs149){
if(typeof data70 === "string"){
if(func2(data70) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/build/argv/" + i14,schemaPath:"#/properties/commands/properties/build/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.build.properties.argv.items,data:data70}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/argv/" + i14,schemaPath:"#/properties/commands/properties/build/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.build.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.build.properties.argv.items,data:data70}];
return false;
}
}
var valid42 = _errs149 === errors;
if(!valid42){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/argv",schemaPath:"#/properties/commands/properties/build/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.build.properties.argv.type,parentSchema:schema31.properties.commands.properties.build.properties.argv,data:data69}];
return false;
}
}
var valid41 = _errs147 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data68.makes !== undefined){
let data71 = data68.makes;
const _errs151 = errors;
if(errors === _errs151){
if(typeof data71 === "string"){
if(!pattern19.test(data71)){
validate20.errors = [{instancePath:instancePath+"/commands/build/makes",schemaPath:"#/properties/commands/properties/build/properties/makes/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.commands.properties.build.properties.makes,data:data71}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/makes",schemaPath:"#/properties/commands/properties/build/properties/makes/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.build.properties.makes.type,parentSchema:schema31.properties.commands.properties.build.properties.makes,data:data71}];
return false;
}
}
var valid41 = _errs151 === errors;
}
else {
var valid41 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.build.type,parentSchema:schema31.properties.commands.properties.build,data:data68}];
return false;
}
}
var valid40 = _errs144 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data67.check !== undefined){
let data72 = data67.check;
const _errs153 = errors;
if(errors === _errs153){
if(data72 && typeof data72 == "object" && !Array.isArray(data72)){
let missing16;
if((data72.argv === undefined) && (missing16 = "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/required",keyword:"required",params:{missingProperty: missing16},schema:schema31.properties.commands.properties.check.required,parentSchema:schema31.properties.commands.properties.check,data:data72}];
return false;
}
else {
const _errs155 = errors;
for(const key15 in data72){
if(!(key15 === "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema31.properties.commands.properties.check,data:data72}];
return false;
break;
}
}
if(_errs155 === errors){
if(data72.argv !== undefined){
let data73 = data72.argv;
const _errs156 = errors;
if(errors === _errs156){
if(Array.isArray(data73)){
if(data73.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/check/argv",schemaPath:"#/properties/commands/properties/check/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.check.properties.argv,data:data73}];
return false;
}
else {
var valid44 = true;
const len9 = data73.length;
for(let i15=0; i15<len9; i15++){
let data74 = data73[i15];
const _errs158 = errors;
if(errors === _errs158){
if(typeof data74 === "string"){
if(func2(data74) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/check/argv/" + i15,schemaPath:"#/properties/commands/properties/check/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.check.properties.argv.items,data:data74}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check/argv/" + i15,schemaPath:"#/properties/commands/properties/check/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.check.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.check.properties.argv.items,data:data74}];
return false;
}
}
var valid44 = _errs158 === errors;
if(!valid44){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check/argv",schemaPath:"#/properties/commands/properties/check/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.check.properties.argv.type,parentSchema:schema31.properties.commands.properties.check.properties.argv,data:data73}];
return false;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.check.type,parentSchema:schema31.properties.commands.properties.check,data:data72}];
return false;
}
}
var valid40 = _errs153 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data67.run !== undefined){
let data75 = data67.run;
const _errs160 = errors;
if(errors === _errs160){
if(data75 && typeof data75 == "object" && !Array.isArray(data75)){
let missing17;
if(((data75.argv === undefined) && (missing17 = "argv")) || ((data75.ready === undefined) && (missing17 = "ready"))){
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/required",keyword:"required",params:{missingProperty: missing17},schema:schema31.properties.commands.properties.run.required,parentSchema:schema31.properties.commands.properties.run,data:data75}];
return false;
}
else {
const _errs162 = errors;
for(const key16 in data75){
if(!((key16 === "argv") || (key16 === "ready"))){
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema31.properties.commands.properties.run,data:data75}];
return false;
break;
}
}
if(_errs162 === errors){
if(data75.argv !== undefined){
let data76 = data75.argv;
const _errs163 = errors;
if(errors === _errs163){
if(Array.isArray(data76)){
if(data76.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/argv",schemaPath:"#/properties/commands/properties/run/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.argv,data:data76}];
return false;
}
else {
var valid46 = true;
const len10 = data76.length;
for(let i16=0; i16<len10; i16++){
let data77 = data76[i16];
const _errs165 = errors;
if(errors === _errs165){
if(typeof data77 === "string"){
if(func2(data77) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/argv/" + i16,schemaPath:"#/properties/commands/properties/run/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.argv.items,data:data77}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/argv/" + i16,schemaPath:"#/properties/commands/properties/run/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.run.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.run.properties.argv.items,data:data77}];
return false;
}
}
var valid46 = _errs165 === errors;
if(!valid46){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/argv",schemaPath:"#/properties/commands/properties/run/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.run.properties.argv.type,parentSchema:schema31.properties.commands.properties.run.properties.argv,data:data76}];
return false;
}
}
var valid45 = _errs163 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data75.ready !== undefined){
let data78 = data75.ready;
const _errs167 = errors;
if(errors === _errs167){
if(typeof data78 === "string"){
if(func2(data78) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/ready",schemaPath:"#/properties/commands/properties/run/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.ready,data:data78}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/ready",schemaPath:"#/properties/commands/properties/run/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.run.properties.ready.type,parentSchema:schema31.properties.commands.properties.run.properties.ready,data:data78}];
return false;
}
}
var valid45 = _errs167 === errors;
}
else {
var valid45 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.run.type,parentSchema:schema31.properties.commands.properties.run,data:data75}];
return false;
}
}
var valid40 = _errs160 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data67.reload !== undefined){
let data79 = data67.reload;
const _errs169 = errors;
if(errors === _errs169){
if(data79 && typeof data79 == "object" && !Array.isArray(data79)){
let missing18;
if((((data79.signal === undefined) && (missing18 = "signal")) || ((data79.done === undefined) && (missing18 = "done"))) || ((data79.failed === undefined) && (missing18 = "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/required",keyword:"required",params:{missingProperty: missing18},schema:schema31.properties.commands.properties.reload.required,parentSchema:schema31.properties.commands.properties.reload,data:data79}];
return false;
}
else {
const _errs171 = errors;
for(const key17 in data79){
if(!(((key17 === "signal") || (key17 === "done")) || (key17 === "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},schema:false,parentSchema:schema31.properties.commands.properties.reload,data:data79}];
return false;
break;
}
}
if(_errs171 === errors){
if(data79.signal !== undefined){
let data80 = data79.signal;
const _errs172 = errors;
if(!(((data80 === "SIGHUP") || (data80 === "SIGUSR1")) || (data80 === "SIGUSR2"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload/signal",schemaPath:"#/properties/commands/properties/reload/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.reload.properties.signal.enum},schema:schema31.properties.commands.properties.reload.properties.signal.enum,parentSchema:schema31.properties.commands.properties.reload.properties.signal,data:data80}];
return false;
}
var valid47 = _errs172 === errors;
}
else {
var valid47 = true;
}
if(valid47){
if(data79.done !== undefined){
let data81 = data79.done;
const _errs173 = errors;
if(errors === _errs173){
if(typeof data81 === "string"){
if(func2(data81) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/properties/done/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.properties.done,data:data81}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/properties/done/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.properties.done.type,parentSchema:schema31.properties.commands.properties.reload.properties.done,data:data81}];
return false;
}
}
var valid47 = _errs173 === errors;
}
else {
var valid47 = true;
}
if(valid47){
if(data79.failed !== undefined){
let data82 = data79.failed;
const _errs175 = errors;
if(errors === _errs175){
if(typeof data82 === "string"){
if(func2(data82) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/properties/failed/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.properties.failed,data:data82}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/properties/failed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.properties.failed.type,parentSchema:schema31.properties.commands.properties.reload.properties.failed,data:data82}];
return false;
}
}
var valid47 = _errs175 === errors;
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
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.type,parentSchema:schema31.properties.commands.properties.reload,data:data79}];
return false;
}
}
var valid40 = _errs169 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data67.sample !== undefined){
let data83 = data67.sample;
const _errs177 = errors;
if(errors === _errs177){
if(data83 && typeof data83 == "object" && !Array.isArray(data83)){
let missing19;
if(((((data83.argv === undefined) && (missing19 = "argv")) || ((data83.ready === undefined) && (missing19 = "ready"))) || ((data83.input === undefined) && (missing19 = "input"))) || ((data83.value === undefined) && (missing19 = "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/required",keyword:"required",params:{missingProperty: missing19},schema:schema31.properties.commands.properties.sample.required,parentSchema:schema31.properties.commands.properties.sample,data:data83}];
return false;
}
else {
const _errs179 = errors;
for(const key18 in data83){
if(!((((key18 === "argv") || (key18 === "ready")) || (key18 === "input")) || (key18 === "value"))){
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},schema:false,parentSchema:schema31.properties.commands.properties.sample,data:data83}];
return false;
break;
}
}
if(_errs179 === errors){
if(data83.argv !== undefined){
let data84 = data83.argv;
const _errs180 = errors;
if(errors === _errs180){
if(Array.isArray(data84)){
if(data84.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv",schemaPath:"#/properties/commands/properties/sample/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.argv,data:data84}];
return false;
}
else {
var valid49 = true;
const len11 = data84.length;
for(let i17=0; i17<len11; i17++){
let data85 = data84[i17];
const _errs182 = errors;
if(errors === _errs182){
if(typeof data85 === "string"){
if(func2(data85) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv/" + i17,schemaPath:"#/properties/commands/properties/sample/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.argv.items,data:data85}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv/" + i17,schemaPath:"#/properties/commands/properties/sample/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.sample.properties.argv.items,data:data85}];
return false;
}
}
var valid49 = _errs182 === errors;
if(!valid49){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/argv",schemaPath:"#/properties/commands/properties/sample/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.sample.properties.argv.type,parentSchema:schema31.properties.commands.properties.sample.properties.argv,data:data84}];
return false;
}
}
var valid48 = _errs180 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data83.ready !== undefined){
let data86 = data83.ready;
const _errs184 = errors;
if(errors === _errs184){
if(typeof data86 === "string"){
if(func2(data86) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/ready",schemaPath:"#/properties/commands/properties/sample/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.ready,data:data86}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/ready",schemaPath:"#/properties/commands/properties/sample/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.ready.type,parentSchema:schema31.properties.commands.properties.sample.properties.ready,data:data86}];
return false;
}
}
var valid48 = _errs184 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data83.input !== undefined){
let data87 = data83.input;
const _errs186 = errors;
if(errors === _errs186){
if(typeof data87 === "string"){
if(func2(data87) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/input",schemaPath:"#/properties/commands/properties/sample/properties/input/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.input,data:data87}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/input",schemaPath:"#/properties/commands/properties/sample/properties/input/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.input.type,parentSchema:schema31.properties.commands.properties.sample.properties.input,data:data87}];
return false;
}
}
var valid48 = _errs186 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data83.value !== undefined){
let data88 = data83.value;
const _errs188 = errors;
if(errors === _errs188){
if(typeof data88 === "string"){
if(func2(data88) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/sample/value",schemaPath:"#/properties/commands/properties/sample/properties/value/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.sample.properties.value,data:data88}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample/value",schemaPath:"#/properties/commands/properties/sample/properties/value/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.sample.properties.value.type,parentSchema:schema31.properties.commands.properties.sample.properties.value,data:data88}];
return false;
}
}
var valid48 = _errs188 === errors;
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
else {
validate20.errors = [{instancePath:instancePath+"/commands/sample",schemaPath:"#/properties/commands/properties/sample/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.sample.type,parentSchema:schema31.properties.commands.properties.sample,data:data83}];
return false;
}
}
var valid40 = _errs177 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data67.stop !== undefined){
let data89 = data67.stop;
const _errs190 = errors;
if(errors === _errs190){
if(data89 && typeof data89 == "object" && !Array.isArray(data89)){
let missing20;
if((data89.signal === undefined) && (missing20 = "signal")){
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/required",keyword:"required",params:{missingProperty: missing20},schema:schema31.properties.commands.properties.stop.required,parentSchema:schema31.properties.commands.properties.stop,data:data89}];
return false;
}
else {
const _errs192 = errors;
for(const key19 in data89){
if(!(key19 === "signal")){
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},schema:false,parentSchema:schema31.properties.commands.properties.stop,data:data89}];
return false;
break;
}
}
if(_errs192 === errors){
if(data89.signal !== undefined){
let data90 = data89.signal;
if(!((data90 === "SIGTERM") || (data90 === "SIGQUIT"))){
validate20.errors = [{instancePath:instancePath+"/commands/stop/signal",schemaPath:"#/properties/commands/properties/stop/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.stop.properties.signal.enum},schema:schema31.properties.commands.properties.stop.properties.signal.enum,parentSchema:schema31.properties.commands.properties.stop.properties.signal,data:data90}];
return false;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/stop",schemaPath:"#/properties/commands/properties/stop/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.stop.type,parentSchema:schema31.properties.commands.properties.stop,data:data89}];
return false;
}
}
var valid40 = _errs190 === errors;
}
else {
var valid40 = true;
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
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.type,parentSchema:schema31.properties.commands,data:data67}];
return false;
}
}
var valid0 = _errs141 === errors;
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
