// @ts-nocheck
/** Generated from `pki/schemas/target.schema.json` by `npm run generate`. Not for editing. */
import { isDeepStrictEqual } from 'node:util'
import type { Validator } from '../schema.ts'

export const validateTarget: Validator = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:target","title":"Target","description":"A server program that configuration is written for. Its name is the name of its folder in templates/.","type":"object","additionalProperties":false,"required":["title","summary","versions","facts","files","material","capabilities","cannot","inputs","commands"],"properties":{"$schema":{"title":"Schema","description":"Where an editor finds this schema.","type":"string"},"title":{"title":"Title","description":"The program, as its makers write it.","type":"string","minLength":1,"maxLength":60},"summary":{"title":"Summary","description":"What is exported, in one line.","type":"string","minLength":1,"maxLength":160},"versions":{"title":"Versions","description":"The versions of the program that the templates are right for.","type":"object","additionalProperties":false,"required":["oldest","assumed"],"properties":{"oldest":{"title":"Oldest","description":"The first version covered, such as 20.0.0.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"before":{"title":"Before","description":"The first version that is not covered any more, if there is one.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},"assumed":{"title":"Assumed","description":"The version that is written for when none is named.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}},"facts":{"title":"Facts","description":"What depends on the version. Each name is true in a template from its version on, so that no template compares versions.","type":"object","propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,39}$"},"additionalProperties":{"title":"Fact","description":"One thing that newer versions can do.","type":"object","additionalProperties":false,"required":["title","since"],"properties":{"title":{"title":"Title","description":"What is true, in a few words.","type":"string","minLength":1,"maxLength":160},"since":{"title":"Since","description":"The first version of which it is true.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"}}}},"files":{"title":"Files","description":"What is written, apart from keys, certificates and CRLs.","type":"array","minItems":1,"items":{"title":"File","description":"A file that is copied (verbatim) or rendered from the template of the same name with .liquid behind it.","type":"object","additionalProperties":false,"required":["path","language"],"properties":{"path":{"title":"Path","description":"Where it is written, under the exported directory.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"language":{"title":"Language","description":"The language that its holes stand in, which decides how values are escaped; verbatim has no holes.","enum":["verbatim","json","javascript","nginx","shell","markdown","plain"]},"holes":{"title":"Holes","description":"The values that its template uses: each of them, and no other.","type":"array","uniqueItems":true,"items":{"title":"Hole","description":"The name of a value of the view, of an input or of a fact.","type":"string","pattern":"^[a-z][A-Za-z0-9]{0,39}$"}},"keep":{"title":"Keep","description":"Written once, for its owner only, and left as it is by every later export: a secret of the deployment.","const":true}},"if":{"properties":{"language":{"const":"verbatim"}}},"then":{"properties":{"holes":false,"keep":false}},"else":{"required":["holes"]}}},"folders":{"title":"Folders","description":"Folders that the server writes into while it runs. They are made empty, and what is in them is left alone.","type":"array","uniqueItems":true,"items":{"title":"Folder","description":"Its name, under the exported directory.","type":"string","pattern":"^[a-z][a-z0-9-]{0,39}$"}},"material":{"title":"Material","description":"Where keys, certificates and CRLs are written, under the exported directory.","type":"object","additionalProperties":false,"required":["serverChain","serverKey","clientAuthority","clientCrl"],"properties":{"serverChain":{"title":"Server chain","description":"The server's certificate and what stands between it and its trust anchor, as PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"serverKey":{"title":"Server key","description":"The server's private key, as PEM with mode 0600.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"clientAuthority":{"title":"Client authority","description":"The one certificate that client certificates must be issued by, as PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"clientCrl":{"title":"Client CRL","description":"The CRL of the client authority, as PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}}},"capabilities":{"title":"Capabilities","description":"What the exported server does.","type":"object","additionalProperties":false,"required":["verify","pin","crl","ocsp","claims","identity","framing","origin","mlkem"],"properties":{"verify":{"title":"Verify","description":"Where a client certificate is demanded and its path checked.","enum":["handshake","request"]},"pin":{"title":"Pin","description":"What keeps other authorities out: the anchor file alone, or a comparison with the pin as well.","enum":["anchor","anchor-and-pin"]},"crl":{"title":"CRL","description":"When revocation is checked by CRL: not at all, at each handshake, or at each request as well.","enum":["none","handshake","request"]},"ocsp":{"title":"OCSP","description":"Whether the server asks an OCSP responder about client certificates.","type":"boolean"},"claims":{"title":"Claims","description":"The places from which claims are read.","type":"array","uniqueItems":true,"items":{"title":"Place","description":"An extension of its own, or a URI.","enum":["oid","uri"]}},"identity":{"title":"Identity","description":"How the application learns who is calling: as an object in the same process, or by a header.","enum":["object","header","none"]},"framing":{"title":"Framing","description":"Whether every answer forbids being framed.","type":"boolean"},"origin":{"title":"Origin","description":"Whether unsafe requests are taken from allowed origins only.","type":"boolean"},"mlkem":{"title":"ML-KEM","description":"Whether the hybrid group X25519MLKEM768 is offered.","enum":["never","where-supported","always"]}}},"cannot":{"title":"Cannot","description":"What the exported server does not do, and what works in its place.","type":"array","items":{"title":"Limit","description":"One thing it cannot do.","type":"object","additionalProperties":false,"required":["what","instead"],"properties":{"what":{"title":"What","description":"What it cannot do.","type":"string","minLength":1},"instead":{"title":"Instead","description":"What works in its place.","type":"string","minLength":1}}}},"inputs":{"title":"Inputs","description":"What may be chosen at export, by name. Each has an allow-list: nothing else is taken.","type":"object","required":["address","port"],"propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,39}$"},"additionalProperties":{"title":"Input","description":"One choice.","type":"object","additionalProperties":false,"required":["title","type","default"],"properties":{"title":{"title":"Title","description":"What is chosen, in one line.","type":"string","minLength":1,"maxLength":160},"type":{"title":"Type","description":"choice: one of the values. integer: within minimum and maximum. text: matching the pattern as a whole. list: texts with commas between, each matching.","enum":["choice","integer","text","list"]},"default":{"title":"Default","description":"What is taken when nothing is chosen, written as it would be given.","type":"string"},"values":{"title":"Values","description":"The words to choose from.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Value","description":"One word.","type":"string","pattern":"^[a-z0-9][a-z0-9-]*$"}},"minimum":{"title":"Minimum","description":"The smallest number taken.","type":"integer"},"maximum":{"title":"Maximum","description":"The largest number taken.","type":"integer"},"pattern":{"title":"Pattern","description":"A regular expression in the syntax of ECMAScript, without anchors, that each text matches as a whole.","type":"string","minLength":1,"maxLength":500}},"allOf":[{"if":{"properties":{"type":{"const":"choice"}}},"then":{"required":["values"]},"else":{"properties":{"values":false}}},{"if":{"properties":{"type":{"const":"integer"}}},"then":{"required":["minimum","maximum"]},"else":{"properties":{"minimum":false,"maximum":false}}},{"if":{"properties":{"type":{"enum":["text","list"]}}},"then":{"required":["pattern"]},"else":{"properties":{"pattern":false}}}]}},"commands":{"title":"Commands","description":"How the program is checked, run and reloaded, in the exported directory, as an ordinary user. {directory} and {name of an input} stand for their values.","type":"object","additionalProperties":false,"required":["check","run","reload"],"properties":{"build":{"title":"Build","description":"Makes the program, once, before it is checked and run; it may take minutes and the network.","type":"object","additionalProperties":false,"required":["argv","makes"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"makes":{"title":"Makes","description":"The folder that it writes into, under the exported directory; exports leave it alone, and it stays out of repositories and images.","type":"string","pattern":"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}}},"check":{"title":"Check","description":"Looks at the configuration without serving; status 0 means good.","type":"object","additionalProperties":false,"required":["argv"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}}}},"run":{"title":"Run","description":"Serves in the foreground.","type":"object","additionalProperties":false,"required":["argv","ready"],"properties":{"argv":{"title":"Arguments","description":"The program and its arguments, word by word.","type":"array","minItems":1,"items":{"title":"Word","description":"One argument.","type":"string","minLength":1}},"ready":{"title":"Ready","description":"What it prints once it serves.","type":"string","minLength":1}}},"reload":{"title":"Reload","description":"Makes it take up a new CRL or certificate.","type":"object","additionalProperties":false,"required":["signal","done","failed"],"properties":{"signal":{"title":"Signal","description":"The signal that asks for it.","enum":["SIGHUP","SIGUSR1","SIGUSR2"]},"done":{"title":"Done","description":"What it prints once the new files are in force.","type":"string","minLength":1},"failed":{"title":"Failed","description":"What it prints when it keeps the old files.","type":"string","minLength":1}}}}}}};
const func1 = Object.prototype.hasOwnProperty;
const func2 = (text) => [...text].length;
const func0 = isDeepStrictEqual;
const pattern4 = new RegExp("^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$", "u");
const pattern7 = new RegExp("^[a-z][A-Za-z0-9]{0,39}$", "u");
const pattern9 = new RegExp("^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "u");
const pattern11 = new RegExp("^[a-z][a-z0-9-]{0,39}$", "u");
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
if(((((((((((data.title === undefined) && (missing0 = "title")) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.versions === undefined) && (missing0 = "versions"))) || ((data.facts === undefined) && (missing0 = "facts"))) || ((data.files === undefined) && (missing0 = "files"))) || ((data.material === undefined) && (missing0 = "material"))) || ((data.capabilities === undefined) && (missing0 = "capabilities"))) || ((data.cannot === undefined) && (missing0 = "cannot"))) || ((data.inputs === undefined) && (missing0 = "inputs"))) || ((data.commands === undefined) && (missing0 = "commands"))){
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
if(data.versions !== undefined){
let data3 = data.versions;
const _errs8 = errors;
if(errors === _errs8){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if(((data3.oldest === undefined) && (missing1 = "oldest")) || ((data3.assumed === undefined) && (missing1 = "assumed"))){
validate20.errors = [{instancePath:instancePath+"/versions",schemaPath:"#/properties/versions/required",keyword:"required",params:{missingProperty: missing1},schema:schema31.properties.versions.required,parentSchema:schema31.properties.versions,data:data3}];
return false;
}
else {
const _errs10 = errors;
for(const key1 in data3){
if(!(((key1 === "oldest") || (key1 === "before")) || (key1 === "assumed"))){
validate20.errors = [{instancePath:instancePath+"/versions",schemaPath:"#/properties/versions/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema31.properties.versions,data:data3}];
return false;
break;
}
}
if(_errs10 === errors){
if(data3.oldest !== undefined){
let data4 = data3.oldest;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data4 === "string"){
if(!pattern4.test(data4)){
validate20.errors = [{instancePath:instancePath+"/versions/oldest",schemaPath:"#/properties/versions/properties/oldest/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.versions.properties.oldest,data:data4}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/versions/oldest",schemaPath:"#/properties/versions/properties/oldest/type",keyword:"type",params:{type: "string"},schema:schema31.properties.versions.properties.oldest.type,parentSchema:schema31.properties.versions.properties.oldest,data:data4}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.before !== undefined){
let data5 = data3.before;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data5 === "string"){
if(!pattern4.test(data5)){
validate20.errors = [{instancePath:instancePath+"/versions/before",schemaPath:"#/properties/versions/properties/before/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.versions.properties.before,data:data5}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/versions/before",schemaPath:"#/properties/versions/properties/before/type",keyword:"type",params:{type: "string"},schema:schema31.properties.versions.properties.before.type,parentSchema:schema31.properties.versions.properties.before,data:data5}];
return false;
}
}
var valid1 = _errs13 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.assumed !== undefined){
let data6 = data3.assumed;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data6 === "string"){
if(!pattern4.test(data6)){
validate20.errors = [{instancePath:instancePath+"/versions/assumed",schemaPath:"#/properties/versions/properties/assumed/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.versions.properties.assumed,data:data6}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/versions/assumed",schemaPath:"#/properties/versions/properties/assumed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.versions.properties.assumed.type,parentSchema:schema31.properties.versions.properties.assumed,data:data6}];
return false;
}
}
var valid1 = _errs15 === errors;
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
validate20.errors = [{instancePath:instancePath+"/versions",schemaPath:"#/properties/versions/type",keyword:"type",params:{type: "object"},schema:schema31.properties.versions.type,parentSchema:schema31.properties.versions,data:data3}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.facts !== undefined){
let data7 = data.facts;
const _errs17 = errors;
if(errors === _errs17){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key2 in data7){
const _errs19 = errors;
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
var valid2 = _errs19 === errors;
if(!valid2){
const err1 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/propertyNames",keyword:"propertyNames",params:{propertyName: key2},schema:schema31.properties.facts.propertyNames,parentSchema:schema31.properties.facts,data:data7};
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
for(const key3 in data7){
let data8 = data7[key3];
const _errs21 = errors;
if(errors === _errs21){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing2;
if(((data8.title === undefined) && (missing2 = "title")) || ((data8.since === undefined) && (missing2 = "since"))){
validate20.errors = [{instancePath:instancePath+"/facts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/facts/additionalProperties/required",keyword:"required",params:{missingProperty: missing2},schema:schema31.properties.facts.additionalProperties.required,parentSchema:schema31.properties.facts.additionalProperties,data:data8}];
return false;
}
else {
const _errs23 = errors;
for(const key4 in data8){
if(!((key4 === "title") || (key4 === "since"))){
validate20.errors = [{instancePath:instancePath+"/facts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/facts/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema31.properties.facts.additionalProperties,data:data8}];
return false;
break;
}
}
if(_errs23 === errors){
if(data8.title !== undefined){
let data9 = data8.title;
const _errs24 = errors;
if(errors === _errs24){
if(typeof data9 === "string"){
if(func2(data9) > 160){
validate20.errors = [{instancePath:instancePath+"/facts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/facts/additionalProperties/properties/title/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema31.properties.facts.additionalProperties.properties.title,data:data9}];
return false;
}
else {
if(func2(data9) < 1){
validate20.errors = [{instancePath:instancePath+"/facts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/facts/additionalProperties/properties/title/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.facts.additionalProperties.properties.title,data:data9}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/facts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/facts/additionalProperties/properties/title/type",keyword:"type",params:{type: "string"},schema:schema31.properties.facts.additionalProperties.properties.title.type,parentSchema:schema31.properties.facts.additionalProperties.properties.title,data:data9}];
return false;
}
}
var valid4 = _errs24 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data8.since !== undefined){
let data10 = data8.since;
const _errs26 = errors;
if(errors === _errs26){
if(typeof data10 === "string"){
if(!pattern4.test(data10)){
validate20.errors = [{instancePath:instancePath+"/facts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/since",schemaPath:"#/properties/facts/additionalProperties/properties/since/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$"},schema:"^(?:0|[1-9][0-9]{0,5})(?:\\.(?:0|[1-9][0-9]{0,5})){0,3}$",parentSchema:schema31.properties.facts.additionalProperties.properties.since,data:data10}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/facts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/since",schemaPath:"#/properties/facts/additionalProperties/properties/since/type",keyword:"type",params:{type: "string"},schema:schema31.properties.facts.additionalProperties.properties.since.type,parentSchema:schema31.properties.facts.additionalProperties.properties.since,data:data10}];
return false;
}
}
var valid4 = _errs26 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/facts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/facts/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.facts.additionalProperties.type,parentSchema:schema31.properties.facts.additionalProperties,data:data8}];
return false;
}
}
var valid3 = _errs21 === errors;
if(!valid3){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/type",keyword:"type",params:{type: "object"},schema:schema31.properties.facts.type,parentSchema:schema31.properties.facts,data:data7}];
return false;
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.files !== undefined){
let data11 = data.files;
const _errs28 = errors;
if(errors === _errs28){
if(Array.isArray(data11)){
if(data11.length < 1){
validate20.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.files,data:data11}];
return false;
}
else {
var valid5 = true;
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
const _errs30 = errors;
const _errs32 = errors;
let valid6 = true;
const _errs33 = errors;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.language !== undefined){
if("verbatim" !== data12.language){
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
var _valid0 = _errs33 === errors;
errors = _errs32;
if(vErrors !== null){
if(_errs32){
vErrors.length = _errs32;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs35 = errors;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.holes !== undefined){
var valid8 = false;
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/holes",schemaPath:"#/properties/files/items/then/properties/holes/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.files.items.then.properties.holes,data:data12.holes}];
return false;
}
else {
var valid8 = true;
}
if(valid8){
if(data12.keep !== undefined){
var valid8 = false;
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/keep",schemaPath:"#/properties/files/items/then/properties/keep/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.files.items.then.properties.keep,data:data12.keep}];
return false;
}
else {
var valid8 = true;
}
}
}
var _valid0 = _errs35 === errors;
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
const _errs36 = errors;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
let missing3;
if((data12.holes === undefined) && (missing3 = "holes")){
validate20.errors = [{instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/else/required",keyword:"required",params:{missingProperty: missing3},schema:schema31.properties.files.items.else.required,parentSchema:schema31.properties.files.items.else,data:data12}];
return false;
}
}
var _valid0 = _errs36 === errors;
valid6 = _valid0;
ifClause0 = "else";
}
if(!valid6){
const err3 = {instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/if",keyword:"if",params:{failingKeyword: ifClause0},schema:schema31.properties.files.items.if,parentSchema:schema31.properties.files.items,data:data12};
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
if(errors === _errs30){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
let missing4;
if(((data12.path === undefined) && (missing4 = "path")) || ((data12.language === undefined) && (missing4 = "language"))){
validate20.errors = [{instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/required",keyword:"required",params:{missingProperty: missing4},schema:schema31.properties.files.items.required,parentSchema:schema31.properties.files.items,data:data12}];
return false;
}
else {
const _errs37 = errors;
for(const key5 in data12){
if(!((((key5 === "path") || (key5 === "language")) || (key5 === "holes")) || (key5 === "keep"))){
validate20.errors = [{instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema31.properties.files.items,data:data12}];
return false;
break;
}
}
if(_errs37 === errors){
if(data12.path !== undefined){
let data16 = data12.path;
const _errs38 = errors;
if(errors === _errs38){
if(typeof data16 === "string"){
if(!pattern9.test(data16)){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/path",schemaPath:"#/properties/files/items/properties/path/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.files.items.properties.path,data:data16}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/path",schemaPath:"#/properties/files/items/properties/path/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.path.type,parentSchema:schema31.properties.files.items.properties.path,data:data16}];
return false;
}
}
var valid9 = _errs38 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data12.language !== undefined){
let data17 = data12.language;
const _errs40 = errors;
if(!(((((((data17 === "verbatim") || (data17 === "json")) || (data17 === "javascript")) || (data17 === "nginx")) || (data17 === "shell")) || (data17 === "markdown")) || (data17 === "plain"))){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/language",schemaPath:"#/properties/files/items/properties/language/enum",keyword:"enum",params:{allowedValues: schema31.properties.files.items.properties.language.enum},schema:schema31.properties.files.items.properties.language.enum,parentSchema:schema31.properties.files.items.properties.language,data:data17}];
return false;
}
var valid9 = _errs40 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data12.holes !== undefined){
let data18 = data12.holes;
const _errs41 = errors;
if(errors === _errs41){
if(Array.isArray(data18)){
var valid10 = true;
const len1 = data18.length;
for(let i1=0; i1<len1; i1++){
let data19 = data18[i1];
const _errs43 = errors;
if(errors === _errs43){
if(typeof data19 === "string"){
if(!pattern7.test(data19)){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/holes/" + i1,schemaPath:"#/properties/files/items/properties/holes/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]{0,39}$"},schema:"^[a-z][A-Za-z0-9]{0,39}$",parentSchema:schema31.properties.files.items.properties.holes.items,data:data19}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/holes/" + i1,schemaPath:"#/properties/files/items/properties/holes/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.holes.items.type,parentSchema:schema31.properties.files.items.properties.holes.items,data:data19}];
return false;
}
}
var valid10 = _errs43 === errors;
if(!valid10){
break;
}
}
if(valid10){
let i2 = data18.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data18[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/holes",schemaPath:"#/properties/files/items/properties/holes/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},schema:true,parentSchema:schema31.properties.files.items.properties.holes,data:data18}];
return false;
break;
}
indices0[item0] = i2;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/holes",schemaPath:"#/properties/files/items/properties/holes/type",keyword:"type",params:{type: "array"},schema:schema31.properties.files.items.properties.holes.type,parentSchema:schema31.properties.files.items.properties.holes,data:data18}];
return false;
}
}
var valid9 = _errs41 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data12.keep !== undefined){
let data20 = data12.keep;
const _errs45 = errors;
if(true !== data20){
validate20.errors = [{instancePath:instancePath+"/files/" + i0+"/keep",schemaPath:"#/properties/files/items/properties/keep/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.files.items.properties.keep,data:data20}];
return false;
}
var valid9 = _errs45 === errors;
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
validate20.errors = [{instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.files.items.type,parentSchema:schema31.properties.files.items,data:data12}];
return false;
}
}
var valid5 = _errs30 === errors;
if(!valid5){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "array"},schema:schema31.properties.files.type,parentSchema:schema31.properties.files,data:data11}];
return false;
}
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.folders !== undefined){
let data21 = data.folders;
const _errs46 = errors;
if(errors === _errs46){
if(Array.isArray(data21)){
var valid12 = true;
const len2 = data21.length;
for(let i3=0; i3<len2; i3++){
let data22 = data21[i3];
const _errs48 = errors;
if(errors === _errs48){
if(typeof data22 === "string"){
if(!pattern11.test(data22)){
validate20.errors = [{instancePath:instancePath+"/folders/" + i3,schemaPath:"#/properties/folders/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,39}$"},schema:"^[a-z][a-z0-9-]{0,39}$",parentSchema:schema31.properties.folders.items,data:data22}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/folders/" + i3,schemaPath:"#/properties/folders/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.folders.items.type,parentSchema:schema31.properties.folders.items,data:data22}];
return false;
}
}
var valid12 = _errs48 === errors;
if(!valid12){
break;
}
}
if(valid12){
let i4 = data21.length;
let j1;
if(i4 > 1){
const indices1 = {};
for(;i4--;){
let item1 = data21[i4];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
validate20.errors = [{instancePath:instancePath+"/folders",schemaPath:"#/properties/folders/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j1},schema:true,parentSchema:schema31.properties.folders,data:data21}];
return false;
break;
}
indices1[item1] = i4;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/folders",schemaPath:"#/properties/folders/type",keyword:"type",params:{type: "array"},schema:schema31.properties.folders.type,parentSchema:schema31.properties.folders,data:data21}];
return false;
}
}
var valid0 = _errs46 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.material !== undefined){
let data23 = data.material;
const _errs50 = errors;
if(errors === _errs50){
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
let missing5;
if(((((data23.serverChain === undefined) && (missing5 = "serverChain")) || ((data23.serverKey === undefined) && (missing5 = "serverKey"))) || ((data23.clientAuthority === undefined) && (missing5 = "clientAuthority"))) || ((data23.clientCrl === undefined) && (missing5 = "clientCrl"))){
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/required",keyword:"required",params:{missingProperty: missing5},schema:schema31.properties.material.required,parentSchema:schema31.properties.material,data:data23}];
return false;
}
else {
const _errs52 = errors;
for(const key6 in data23){
if(!((((key6 === "serverChain") || (key6 === "serverKey")) || (key6 === "clientAuthority")) || (key6 === "clientCrl"))){
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},schema:false,parentSchema:schema31.properties.material,data:data23}];
return false;
break;
}
}
if(_errs52 === errors){
if(data23.serverChain !== undefined){
let data24 = data23.serverChain;
const _errs53 = errors;
if(errors === _errs53){
if(typeof data24 === "string"){
if(!pattern9.test(data24)){
validate20.errors = [{instancePath:instancePath+"/material/serverChain",schemaPath:"#/properties/material/properties/serverChain/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.serverChain,data:data24}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/serverChain",schemaPath:"#/properties/material/properties/serverChain/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.serverChain.type,parentSchema:schema31.properties.material.properties.serverChain,data:data24}];
return false;
}
}
var valid14 = _errs53 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data23.serverKey !== undefined){
let data25 = data23.serverKey;
const _errs55 = errors;
if(errors === _errs55){
if(typeof data25 === "string"){
if(!pattern9.test(data25)){
validate20.errors = [{instancePath:instancePath+"/material/serverKey",schemaPath:"#/properties/material/properties/serverKey/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.serverKey,data:data25}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/serverKey",schemaPath:"#/properties/material/properties/serverKey/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.serverKey.type,parentSchema:schema31.properties.material.properties.serverKey,data:data25}];
return false;
}
}
var valid14 = _errs55 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data23.clientAuthority !== undefined){
let data26 = data23.clientAuthority;
const _errs57 = errors;
if(errors === _errs57){
if(typeof data26 === "string"){
if(!pattern9.test(data26)){
validate20.errors = [{instancePath:instancePath+"/material/clientAuthority",schemaPath:"#/properties/material/properties/clientAuthority/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.clientAuthority,data:data26}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/clientAuthority",schemaPath:"#/properties/material/properties/clientAuthority/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.clientAuthority.type,parentSchema:schema31.properties.material.properties.clientAuthority,data:data26}];
return false;
}
}
var valid14 = _errs57 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data23.clientCrl !== undefined){
let data27 = data23.clientCrl;
const _errs59 = errors;
if(errors === _errs59){
if(typeof data27 === "string"){
if(!pattern9.test(data27)){
validate20.errors = [{instancePath:instancePath+"/material/clientCrl",schemaPath:"#/properties/material/properties/clientCrl/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.clientCrl,data:data27}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/clientCrl",schemaPath:"#/properties/material/properties/clientCrl/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.clientCrl.type,parentSchema:schema31.properties.material.properties.clientCrl,data:data27}];
return false;
}
}
var valid14 = _errs59 === errors;
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
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/type",keyword:"type",params:{type: "object"},schema:schema31.properties.material.type,parentSchema:schema31.properties.material,data:data23}];
return false;
}
}
var valid0 = _errs50 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.capabilities !== undefined){
let data28 = data.capabilities;
const _errs61 = errors;
if(errors === _errs61){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing6;
if((((((((((data28.verify === undefined) && (missing6 = "verify")) || ((data28.pin === undefined) && (missing6 = "pin"))) || ((data28.crl === undefined) && (missing6 = "crl"))) || ((data28.ocsp === undefined) && (missing6 = "ocsp"))) || ((data28.claims === undefined) && (missing6 = "claims"))) || ((data28.identity === undefined) && (missing6 = "identity"))) || ((data28.framing === undefined) && (missing6 = "framing"))) || ((data28.origin === undefined) && (missing6 = "origin"))) || ((data28.mlkem === undefined) && (missing6 = "mlkem"))){
validate20.errors = [{instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/required",keyword:"required",params:{missingProperty: missing6},schema:schema31.properties.capabilities.required,parentSchema:schema31.properties.capabilities,data:data28}];
return false;
}
else {
const _errs63 = errors;
for(const key7 in data28){
if(!(func1.call(schema31.properties.capabilities.properties, key7))){
validate20.errors = [{instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema31.properties.capabilities,data:data28}];
return false;
break;
}
}
if(_errs63 === errors){
if(data28.verify !== undefined){
let data29 = data28.verify;
const _errs64 = errors;
if(!((data29 === "handshake") || (data29 === "request"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/verify",schemaPath:"#/properties/capabilities/properties/verify/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.verify.enum},schema:schema31.properties.capabilities.properties.verify.enum,parentSchema:schema31.properties.capabilities.properties.verify,data:data29}];
return false;
}
var valid15 = _errs64 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.pin !== undefined){
let data30 = data28.pin;
const _errs65 = errors;
if(!((data30 === "anchor") || (data30 === "anchor-and-pin"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/pin",schemaPath:"#/properties/capabilities/properties/pin/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.pin.enum},schema:schema31.properties.capabilities.properties.pin.enum,parentSchema:schema31.properties.capabilities.properties.pin,data:data30}];
return false;
}
var valid15 = _errs65 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.crl !== undefined){
let data31 = data28.crl;
const _errs66 = errors;
if(!(((data31 === "none") || (data31 === "handshake")) || (data31 === "request"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/crl",schemaPath:"#/properties/capabilities/properties/crl/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.crl.enum},schema:schema31.properties.capabilities.properties.crl.enum,parentSchema:schema31.properties.capabilities.properties.crl,data:data31}];
return false;
}
var valid15 = _errs66 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.ocsp !== undefined){
let data32 = data28.ocsp;
const _errs67 = errors;
if(typeof data32 !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/capabilities/ocsp",schemaPath:"#/properties/capabilities/properties/ocsp/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.capabilities.properties.ocsp.type,parentSchema:schema31.properties.capabilities.properties.ocsp,data:data32}];
return false;
}
var valid15 = _errs67 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.claims !== undefined){
let data33 = data28.claims;
const _errs69 = errors;
if(errors === _errs69){
if(Array.isArray(data33)){
var valid16 = true;
const len3 = data33.length;
for(let i5=0; i5<len3; i5++){
let data34 = data33[i5];
const _errs71 = errors;
if(!((data34 === "oid") || (data34 === "uri"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/claims/" + i5,schemaPath:"#/properties/capabilities/properties/claims/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.claims.items.enum},schema:schema31.properties.capabilities.properties.claims.items.enum,parentSchema:schema31.properties.capabilities.properties.claims.items,data:data34}];
return false;
}
var valid16 = _errs71 === errors;
if(!valid16){
break;
}
}
if(valid16){
let i6 = data33.length;
let j2;
if(i6 > 1){
outer0:
for(;i6--;){
for(j2 = i6; j2--;){
if(func0(data33[i6], data33[j2])){
validate20.errors = [{instancePath:instancePath+"/capabilities/claims",schemaPath:"#/properties/capabilities/properties/claims/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j2},schema:true,parentSchema:schema31.properties.capabilities.properties.claims,data:data33}];
return false;
break outer0;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/capabilities/claims",schemaPath:"#/properties/capabilities/properties/claims/type",keyword:"type",params:{type: "array"},schema:schema31.properties.capabilities.properties.claims.type,parentSchema:schema31.properties.capabilities.properties.claims,data:data33}];
return false;
}
}
var valid15 = _errs69 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.identity !== undefined){
let data35 = data28.identity;
const _errs72 = errors;
if(!(((data35 === "object") || (data35 === "header")) || (data35 === "none"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/identity",schemaPath:"#/properties/capabilities/properties/identity/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.identity.enum},schema:schema31.properties.capabilities.properties.identity.enum,parentSchema:schema31.properties.capabilities.properties.identity,data:data35}];
return false;
}
var valid15 = _errs72 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.framing !== undefined){
let data36 = data28.framing;
const _errs73 = errors;
if(typeof data36 !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/capabilities/framing",schemaPath:"#/properties/capabilities/properties/framing/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.capabilities.properties.framing.type,parentSchema:schema31.properties.capabilities.properties.framing,data:data36}];
return false;
}
var valid15 = _errs73 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.origin !== undefined){
let data37 = data28.origin;
const _errs75 = errors;
if(typeof data37 !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/capabilities/origin",schemaPath:"#/properties/capabilities/properties/origin/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.capabilities.properties.origin.type,parentSchema:schema31.properties.capabilities.properties.origin,data:data37}];
return false;
}
var valid15 = _errs75 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.mlkem !== undefined){
let data38 = data28.mlkem;
const _errs77 = errors;
if(!(((data38 === "never") || (data38 === "where-supported")) || (data38 === "always"))){
validate20.errors = [{instancePath:instancePath+"/capabilities/mlkem",schemaPath:"#/properties/capabilities/properties/mlkem/enum",keyword:"enum",params:{allowedValues: schema31.properties.capabilities.properties.mlkem.enum},schema:schema31.properties.capabilities.properties.mlkem.enum,parentSchema:schema31.properties.capabilities.properties.mlkem,data:data38}];
return false;
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
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/type",keyword:"type",params:{type: "object"},schema:schema31.properties.capabilities.type,parentSchema:schema31.properties.capabilities,data:data28}];
return false;
}
}
var valid0 = _errs61 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cannot !== undefined){
let data39 = data.cannot;
const _errs78 = errors;
if(errors === _errs78){
if(Array.isArray(data39)){
var valid18 = true;
const len4 = data39.length;
for(let i7=0; i7<len4; i7++){
let data40 = data39[i7];
const _errs80 = errors;
if(errors === _errs80){
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
let missing7;
if(((data40.what === undefined) && (missing7 = "what")) || ((data40.instead === undefined) && (missing7 = "instead"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i7,schemaPath:"#/properties/cannot/items/required",keyword:"required",params:{missingProperty: missing7},schema:schema31.properties.cannot.items.required,parentSchema:schema31.properties.cannot.items,data:data40}];
return false;
}
else {
const _errs82 = errors;
for(const key8 in data40){
if(!((key8 === "what") || (key8 === "instead"))){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i7,schemaPath:"#/properties/cannot/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema31.properties.cannot.items,data:data40}];
return false;
break;
}
}
if(_errs82 === errors){
if(data40.what !== undefined){
let data41 = data40.what;
const _errs83 = errors;
if(errors === _errs83){
if(typeof data41 === "string"){
if(func2(data41) < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i7+"/what",schemaPath:"#/properties/cannot/items/properties/what/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.what,data:data41}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i7+"/what",schemaPath:"#/properties/cannot/items/properties/what/type",keyword:"type",params:{type: "string"},schema:schema31.properties.cannot.items.properties.what.type,parentSchema:schema31.properties.cannot.items.properties.what,data:data41}];
return false;
}
}
var valid19 = _errs83 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data40.instead !== undefined){
let data42 = data40.instead;
const _errs85 = errors;
if(errors === _errs85){
if(typeof data42 === "string"){
if(func2(data42) < 1){
validate20.errors = [{instancePath:instancePath+"/cannot/" + i7+"/instead",schemaPath:"#/properties/cannot/items/properties/instead/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.cannot.items.properties.instead,data:data42}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i7+"/instead",schemaPath:"#/properties/cannot/items/properties/instead/type",keyword:"type",params:{type: "string"},schema:schema31.properties.cannot.items.properties.instead.type,parentSchema:schema31.properties.cannot.items.properties.instead,data:data42}];
return false;
}
}
var valid19 = _errs85 === errors;
}
else {
var valid19 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot/" + i7,schemaPath:"#/properties/cannot/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.cannot.items.type,parentSchema:schema31.properties.cannot.items,data:data40}];
return false;
}
}
var valid18 = _errs80 === errors;
if(!valid18){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/cannot",schemaPath:"#/properties/cannot/type",keyword:"type",params:{type: "array"},schema:schema31.properties.cannot.type,parentSchema:schema31.properties.cannot,data:data39}];
return false;
}
}
var valid0 = _errs78 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inputs !== undefined){
let data43 = data.inputs;
const _errs87 = errors;
if(errors === _errs87){
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
let missing8;
if(((data43.address === undefined) && (missing8 = "address")) || ((data43.port === undefined) && (missing8 = "port"))){
validate20.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/required",keyword:"required",params:{missingProperty: missing8},schema:schema31.properties.inputs.required,parentSchema:schema31.properties.inputs,data:data43}];
return false;
}
else {
for(const key9 in data43){
const _errs89 = errors;
if(typeof key9 === "string"){
if(!pattern7.test(key9)){
const err4 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]{0,39}$"},schema:"^[a-z][A-Za-z0-9]{0,39}$",parentSchema:schema31.properties.inputs.propertyNames,data:key9,propertyName:key9};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var valid20 = _errs89 === errors;
if(!valid20){
const err5 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/propertyNames",keyword:"propertyNames",params:{propertyName: key9},schema:schema31.properties.inputs.propertyNames,parentSchema:schema31.properties.inputs,data:data43};
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
if(valid20){
for(const key10 in data43){
let data44 = data43[key10];
const _errs91 = errors;
const _errs93 = errors;
const _errs94 = errors;
let valid23 = true;
const _errs95 = errors;
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
if(data44.type !== undefined){
if("choice" !== data44.type){
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
var _valid1 = _errs95 === errors;
errors = _errs94;
if(vErrors !== null){
if(_errs94){
vErrors.length = _errs94;
}
else {
vErrors = null;
}
}
let ifClause1;
if(_valid1){
const _errs97 = errors;
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
let missing9;
if((data44.values === undefined) && (missing9 = "values")){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/0/then/required",keyword:"required",params:{missingProperty: missing9},schema:schema31.properties.inputs.additionalProperties.allOf[0].then.required,parentSchema:schema31.properties.inputs.additionalProperties.allOf[0].then,data:data44}];
return false;
}
}
var _valid1 = _errs97 === errors;
valid23 = _valid1;
ifClause1 = "then";
}
else {
const _errs98 = errors;
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
if(data44.values !== undefined){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/allOf/0/else/properties/values/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.allOf[0].else.properties.values,data:data44.values}];
return false;
}
}
var _valid1 = _errs98 === errors;
valid23 = _valid1;
if(valid23){
var props1 = {};
props1.values = true;
props1.type = true;
}
ifClause1 = "else";
}
if(!valid23){
const err7 = {instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/0/if",keyword:"if",params:{failingKeyword: ifClause1},schema:schema31.properties.inputs.additionalProperties.allOf[0].if,parentSchema:schema31.properties.inputs.additionalProperties.allOf[0],data:data44};
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
var valid22 = _errs93 === errors;
if(valid22){
const _errs99 = errors;
const _errs100 = errors;
let valid26 = true;
const _errs101 = errors;
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
if(data44.type !== undefined){
if("integer" !== data44.type){
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
var _valid2 = _errs101 === errors;
errors = _errs100;
if(vErrors !== null){
if(_errs100){
vErrors.length = _errs100;
}
else {
vErrors = null;
}
}
let ifClause2;
if(_valid2){
const _errs103 = errors;
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
let missing10;
if(((data44.minimum === undefined) && (missing10 = "minimum")) || ((data44.maximum === undefined) && (missing10 = "maximum"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/1/then/required",keyword:"required",params:{missingProperty: missing10},schema:schema31.properties.inputs.additionalProperties.allOf[1].then.required,parentSchema:schema31.properties.inputs.additionalProperties.allOf[1].then,data:data44}];
return false;
}
}
var _valid2 = _errs103 === errors;
valid26 = _valid2;
ifClause2 = "then";
}
else {
const _errs104 = errors;
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
if(data44.minimum !== undefined){
var valid28 = false;
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/minimum",schemaPath:"#/properties/inputs/additionalProperties/allOf/1/else/properties/minimum/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.allOf[1].else.properties.minimum,data:data44.minimum}];
return false;
}
else {
var valid28 = true;
}
if(valid28){
if(data44.maximum !== undefined){
var valid28 = false;
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/maximum",schemaPath:"#/properties/inputs/additionalProperties/allOf/1/else/properties/maximum/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.allOf[1].else.properties.maximum,data:data44.maximum}];
return false;
}
else {
var valid28 = true;
}
}
}
var _valid2 = _errs104 === errors;
valid26 = _valid2;
if(valid26){
var props2 = {};
props2.minimum = true;
props2.maximum = true;
props2.type = true;
}
ifClause2 = "else";
}
if(!valid26){
const err9 = {instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/1/if",keyword:"if",params:{failingKeyword: ifClause2},schema:schema31.properties.inputs.additionalProperties.allOf[1].if,parentSchema:schema31.properties.inputs.additionalProperties.allOf[1],data:data44};
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
var valid22 = _errs99 === errors;
if(valid22){
if(props1 !== true && props2 !== undefined){
if(props2 === true){
props1 = true;
}
else {
props1 = props1 || {};
Object.assign(props1, props2);
}
}
const _errs105 = errors;
const _errs106 = errors;
let valid29 = true;
const _errs107 = errors;
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
if(data44.type !== undefined){
let data50 = data44.type;
if(!((data50 === "text") || (data50 === "list"))){
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
var _valid3 = _errs107 === errors;
errors = _errs106;
if(vErrors !== null){
if(_errs106){
vErrors.length = _errs106;
}
else {
vErrors = null;
}
}
let ifClause3;
if(_valid3){
const _errs109 = errors;
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
let missing11;
if((data44.pattern === undefined) && (missing11 = "pattern")){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/2/then/required",keyword:"required",params:{missingProperty: missing11},schema:schema31.properties.inputs.additionalProperties.allOf[2].then.required,parentSchema:schema31.properties.inputs.additionalProperties.allOf[2].then,data:data44}];
return false;
}
}
var _valid3 = _errs109 === errors;
valid29 = _valid3;
ifClause3 = "then";
}
else {
const _errs110 = errors;
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
if(data44.pattern !== undefined){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/allOf/2/else/properties/pattern/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.properties.inputs.additionalProperties.allOf[2].else.properties.pattern,data:data44.pattern}];
return false;
}
}
var _valid3 = _errs110 === errors;
valid29 = _valid3;
if(valid29){
var props3 = {};
props3.pattern = true;
props3.type = true;
}
ifClause3 = "else";
}
if(!valid29){
const err11 = {instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/allOf/2/if",keyword:"if",params:{failingKeyword: ifClause3},schema:schema31.properties.inputs.additionalProperties.allOf[2].if,parentSchema:schema31.properties.inputs.additionalProperties.allOf[2],data:data44};
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
var valid22 = _errs105 === errors;
if(valid22){
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
if(errors === _errs91){
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
let missing12;
if((((data44.title === undefined) && (missing12 = "title")) || ((data44.type === undefined) && (missing12 = "type"))) || ((data44.default === undefined) && (missing12 = "default"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/required",keyword:"required",params:{missingProperty: missing12},schema:schema31.properties.inputs.additionalProperties.required,parentSchema:schema31.properties.inputs.additionalProperties,data:data44}];
return false;
}
else {
const _errs111 = errors;
for(const key11 in data44){
if(!(((((((key11 === "title") || (key11 === "type")) || (key11 === "default")) || (key11 === "values")) || (key11 === "minimum")) || (key11 === "maximum")) || (key11 === "pattern"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},schema:false,parentSchema:schema31.properties.inputs.additionalProperties,data:data44}];
return false;
break;
}
}
if(_errs111 === errors){
if(data44.title !== undefined){
let data52 = data44.title;
const _errs112 = errors;
if(errors === _errs112){
if(typeof data52 === "string"){
if(func2(data52) > 160){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/inputs/additionalProperties/properties/title/maxLength",keyword:"maxLength",params:{limit: 160},schema:160,parentSchema:schema31.properties.inputs.additionalProperties.properties.title,data:data52}];
return false;
}
else {
if(func2(data52) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/inputs/additionalProperties/properties/title/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.properties.title,data:data52}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/title",schemaPath:"#/properties/inputs/additionalProperties/properties/title/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.properties.title.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.title,data:data52}];
return false;
}
}
var valid32 = _errs112 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data44.type !== undefined){
let data53 = data44.type;
const _errs114 = errors;
if(!((((data53 === "choice") || (data53 === "integer")) || (data53 === "text")) || (data53 === "list"))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/type",schemaPath:"#/properties/inputs/additionalProperties/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.inputs.additionalProperties.properties.type.enum},schema:schema31.properties.inputs.additionalProperties.properties.type.enum,parentSchema:schema31.properties.inputs.additionalProperties.properties.type,data:data53}];
return false;
}
var valid32 = _errs114 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data44.default !== undefined){
let data54 = data44.default;
const _errs115 = errors;
if(typeof data54 !== "string"){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"#/properties/inputs/additionalProperties/properties/default/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.properties.default.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.default,data:data54}];
return false;
}
var valid32 = _errs115 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data44.values !== undefined){
let data55 = data44.values;
const _errs117 = errors;
if(errors === _errs117){
if(Array.isArray(data55)){
if(data55.length < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/properties/values/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.properties.values,data:data55}];
return false;
}
else {
var valid33 = true;
const len5 = data55.length;
for(let i8=0; i8<len5; i8++){
let data56 = data55[i8];
const _errs119 = errors;
if(errors === _errs119){
if(typeof data56 === "string"){
if(!pattern17.test(data56)){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i8,schemaPath:"#/properties/inputs/additionalProperties/properties/values/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*$"},schema:"^[a-z0-9][a-z0-9-]*$",parentSchema:schema31.properties.inputs.additionalProperties.properties.values.items,data:data56}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/values/" + i8,schemaPath:"#/properties/inputs/additionalProperties/properties/values/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.properties.values.items.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.values.items,data:data56}];
return false;
}
}
var valid33 = _errs119 === errors;
if(!valid33){
break;
}
}
if(valid33){
let i9 = data55.length;
let j3;
if(i9 > 1){
const indices2 = {};
for(;i9--;){
let item2 = data55[i9];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j3 = indices2[item2];
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/properties/values/uniqueItems",keyword:"uniqueItems",params:{i: i9, j: j3},schema:true,parentSchema:schema31.properties.inputs.additionalProperties.properties.values,data:data55}];
return false;
break;
}
indices2[item2] = i9;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/values",schemaPath:"#/properties/inputs/additionalProperties/properties/values/type",keyword:"type",params:{type: "array"},schema:schema31.properties.inputs.additionalProperties.properties.values.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.values,data:data55}];
return false;
}
}
var valid32 = _errs117 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data44.minimum !== undefined){
let data57 = data44.minimum;
const _errs121 = errors;
if(!(((typeof data57 == "number") && (!(data57 % 1) && !isNaN(data57))) && (isFinite(data57)))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/minimum",schemaPath:"#/properties/inputs/additionalProperties/properties/minimum/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.inputs.additionalProperties.properties.minimum.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.minimum,data:data57}];
return false;
}
var valid32 = _errs121 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data44.maximum !== undefined){
let data58 = data44.maximum;
const _errs123 = errors;
if(!(((typeof data58 == "number") && (!(data58 % 1) && !isNaN(data58))) && (isFinite(data58)))){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/maximum",schemaPath:"#/properties/inputs/additionalProperties/properties/maximum/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.inputs.additionalProperties.properties.maximum.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.maximum,data:data58}];
return false;
}
var valid32 = _errs123 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data44.pattern !== undefined){
let data59 = data44.pattern;
const _errs125 = errors;
if(errors === _errs125){
if(typeof data59 === "string"){
if(func2(data59) > 500){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/properties/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema31.properties.inputs.additionalProperties.properties.pattern,data:data59}];
return false;
}
else {
if(func2(data59) < 1){
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.inputs.additionalProperties.properties.pattern,data:data59}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/pattern",schemaPath:"#/properties/inputs/additionalProperties/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema31.properties.inputs.additionalProperties.properties.pattern.type,parentSchema:schema31.properties.inputs.additionalProperties.properties.pattern,data:data59}];
return false;
}
}
var valid32 = _errs125 === errors;
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
validate20.errors = [{instancePath:instancePath+"/inputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.additionalProperties.type,parentSchema:schema31.properties.inputs.additionalProperties,data:data44}];
return false;
}
}
var valid21 = _errs91 === errors;
if(!valid21){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/type",keyword:"type",params:{type: "object"},schema:schema31.properties.inputs.type,parentSchema:schema31.properties.inputs,data:data43}];
return false;
}
}
var valid0 = _errs87 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.commands !== undefined){
let data60 = data.commands;
const _errs127 = errors;
if(errors === _errs127){
if(data60 && typeof data60 == "object" && !Array.isArray(data60)){
let missing13;
if((((data60.check === undefined) && (missing13 = "check")) || ((data60.run === undefined) && (missing13 = "run"))) || ((data60.reload === undefined) && (missing13 = "reload"))){
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/required",keyword:"required",params:{missingProperty: missing13},schema:schema31.properties.commands.required,parentSchema:schema31.properties.commands,data:data60}];
return false;
}
else {
const _errs129 = errors;
for(const key12 in data60){
if(!((((key12 === "build") || (key12 === "check")) || (key12 === "run")) || (key12 === "reload"))){
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema31.properties.commands,data:data60}];
return false;
break;
}
}
if(_errs129 === errors){
if(data60.build !== undefined){
let data61 = data60.build;
const _errs130 = errors;
if(errors === _errs130){
if(data61 && typeof data61 == "object" && !Array.isArray(data61)){
let missing14;
if(((data61.argv === undefined) && (missing14 = "argv")) || ((data61.makes === undefined) && (missing14 = "makes"))){
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/required",keyword:"required",params:{missingProperty: missing14},schema:schema31.properties.commands.properties.build.required,parentSchema:schema31.properties.commands.properties.build,data:data61}];
return false;
}
else {
const _errs132 = errors;
for(const key13 in data61){
if(!((key13 === "argv") || (key13 === "makes"))){
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema31.properties.commands.properties.build,data:data61}];
return false;
break;
}
}
if(_errs132 === errors){
if(data61.argv !== undefined){
let data62 = data61.argv;
const _errs133 = errors;
if(errors === _errs133){
if(Array.isArray(data62)){
if(data62.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/build/argv",schemaPath:"#/properties/commands/properties/build/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.build.properties.argv,data:data62}];
return false;
}
else {
var valid37 = true;
const len6 = data62.length;
for(let i10=0; i10<len6; i10++){
let data63 = data62[i10];
const _errs135 = errors;
if(errors === _errs135){
if(typeof data63 === "string"){
if(func2(data63) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/build/argv/" + i10,schemaPath:"#/properties/commands/properties/build/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.build.properties.argv.items,data:data63}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/argv/" + i10,schemaPath:"#/properties/commands/properties/build/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.build.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.build.properties.argv.items,data:data63}];
return false;
}
}
var valid37 = _errs135 === errors;
if(!valid37){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/argv",schemaPath:"#/properties/commands/properties/build/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.build.properties.argv.type,parentSchema:schema31.properties.commands.properties.build.properties.argv,data:data62}];
return false;
}
}
var valid36 = _errs133 === errors;
}
else {
var valid36 = true;
}
if(valid36){
if(data61.makes !== undefined){
let data64 = data61.makes;
const _errs137 = errors;
if(errors === _errs137){
if(typeof data64 === "string"){
if(!pattern18.test(data64)){
validate20.errors = [{instancePath:instancePath+"/commands/build/makes",schemaPath:"#/properties/commands/properties/build/properties/makes/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.commands.properties.build.properties.makes,data:data64}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build/makes",schemaPath:"#/properties/commands/properties/build/properties/makes/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.build.properties.makes.type,parentSchema:schema31.properties.commands.properties.build.properties.makes,data:data64}];
return false;
}
}
var valid36 = _errs137 === errors;
}
else {
var valid36 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/build",schemaPath:"#/properties/commands/properties/build/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.build.type,parentSchema:schema31.properties.commands.properties.build,data:data61}];
return false;
}
}
var valid35 = _errs130 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data60.check !== undefined){
let data65 = data60.check;
const _errs139 = errors;
if(errors === _errs139){
if(data65 && typeof data65 == "object" && !Array.isArray(data65)){
let missing15;
if((data65.argv === undefined) && (missing15 = "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/required",keyword:"required",params:{missingProperty: missing15},schema:schema31.properties.commands.properties.check.required,parentSchema:schema31.properties.commands.properties.check,data:data65}];
return false;
}
else {
const _errs141 = errors;
for(const key14 in data65){
if(!(key14 === "argv")){
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema31.properties.commands.properties.check,data:data65}];
return false;
break;
}
}
if(_errs141 === errors){
if(data65.argv !== undefined){
let data66 = data65.argv;
const _errs142 = errors;
if(errors === _errs142){
if(Array.isArray(data66)){
if(data66.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/check/argv",schemaPath:"#/properties/commands/properties/check/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.check.properties.argv,data:data66}];
return false;
}
else {
var valid39 = true;
const len7 = data66.length;
for(let i11=0; i11<len7; i11++){
let data67 = data66[i11];
const _errs144 = errors;
if(errors === _errs144){
if(typeof data67 === "string"){
if(func2(data67) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/check/argv/" + i11,schemaPath:"#/properties/commands/properties/check/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.check.properties.argv.items,data:data67}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check/argv/" + i11,schemaPath:"#/properties/commands/properties/check/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.check.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.check.properties.argv.items,data:data67}];
return false;
}
}
var valid39 = _errs144 === errors;
if(!valid39){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check/argv",schemaPath:"#/properties/commands/properties/check/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.check.properties.argv.type,parentSchema:schema31.properties.commands.properties.check.properties.argv,data:data66}];
return false;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/check",schemaPath:"#/properties/commands/properties/check/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.check.type,parentSchema:schema31.properties.commands.properties.check,data:data65}];
return false;
}
}
var valid35 = _errs139 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data60.run !== undefined){
let data68 = data60.run;
const _errs146 = errors;
if(errors === _errs146){
if(data68 && typeof data68 == "object" && !Array.isArray(data68)){
let missing16;
if(((data68.argv === undefined) && (missing16 = "argv")) || ((data68.ready === undefined) && (missing16 = "ready"))){
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/required",keyword:"required",params:{missingProperty: missing16},schema:schema31.properties.commands.properties.run.required,parentSchema:schema31.properties.commands.properties.run,data:data68}];
return false;
}
else {
const _errs148 = errors;
for(const key15 in data68){
if(!((key15 === "argv") || (key15 === "ready"))){
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema31.properties.commands.properties.run,data:data68}];
return false;
break;
}
}
if(_errs148 === errors){
if(data68.argv !== undefined){
let data69 = data68.argv;
const _errs149 = errors;
if(errors === _errs149){
if(Array.isArray(data69)){
if(data69.length < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/argv",schemaPath:"#/properties/commands/properties/run/properties/argv/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.argv,data:data69}];
return false;
}
else {
var valid41 = true;
const len8 = data69.length;
for(let i12=0; i12<len8; i12++){
let data70 = data69[i12];
const _errs151 = errors;
if(errors === _errs151){
if(typeof data70 === "string"){
if(func2(data70) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/argv/" + i12,schemaPath:"#/properties/commands/properties/run/properties/argv/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.argv.items,data:data70}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/argv/" + i12,schemaPath:"#/properties/commands/properties/run/properties/argv/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.run.properties.argv.items.type,parentSchema:schema31.properties.commands.properties.run.properties.argv.items,data:data70}];
return false;
}
}
var valid41 = _errs151 === errors;
if(!valid41){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/argv",schemaPath:"#/properties/commands/properties/run/properties/argv/type",keyword:"type",params:{type: "array"},schema:schema31.properties.commands.properties.run.properties.argv.type,parentSchema:schema31.properties.commands.properties.run.properties.argv,data:data69}];
return false;
}
}
var valid40 = _errs149 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data68.ready !== undefined){
let data71 = data68.ready;
const _errs153 = errors;
if(errors === _errs153){
if(typeof data71 === "string"){
if(func2(data71) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/run/ready",schemaPath:"#/properties/commands/properties/run/properties/ready/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.run.properties.ready,data:data71}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run/ready",schemaPath:"#/properties/commands/properties/run/properties/ready/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.run.properties.ready.type,parentSchema:schema31.properties.commands.properties.run.properties.ready,data:data71}];
return false;
}
}
var valid40 = _errs153 === errors;
}
else {
var valid40 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/run",schemaPath:"#/properties/commands/properties/run/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.run.type,parentSchema:schema31.properties.commands.properties.run,data:data68}];
return false;
}
}
var valid35 = _errs146 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data60.reload !== undefined){
let data72 = data60.reload;
const _errs155 = errors;
if(errors === _errs155){
if(data72 && typeof data72 == "object" && !Array.isArray(data72)){
let missing17;
if((((data72.signal === undefined) && (missing17 = "signal")) || ((data72.done === undefined) && (missing17 = "done"))) || ((data72.failed === undefined) && (missing17 = "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/required",keyword:"required",params:{missingProperty: missing17},schema:schema31.properties.commands.properties.reload.required,parentSchema:schema31.properties.commands.properties.reload,data:data72}];
return false;
}
else {
const _errs157 = errors;
for(const key16 in data72){
if(!(((key16 === "signal") || (key16 === "done")) || (key16 === "failed"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema31.properties.commands.properties.reload,data:data72}];
return false;
break;
}
}
if(_errs157 === errors){
if(data72.signal !== undefined){
let data73 = data72.signal;
const _errs158 = errors;
if(!(((data73 === "SIGHUP") || (data73 === "SIGUSR1")) || (data73 === "SIGUSR2"))){
validate20.errors = [{instancePath:instancePath+"/commands/reload/signal",schemaPath:"#/properties/commands/properties/reload/properties/signal/enum",keyword:"enum",params:{allowedValues: schema31.properties.commands.properties.reload.properties.signal.enum},schema:schema31.properties.commands.properties.reload.properties.signal.enum,parentSchema:schema31.properties.commands.properties.reload.properties.signal,data:data73}];
return false;
}
var valid42 = _errs158 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data72.done !== undefined){
let data74 = data72.done;
const _errs159 = errors;
if(errors === _errs159){
if(typeof data74 === "string"){
if(func2(data74) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/properties/done/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.properties.done,data:data74}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/done",schemaPath:"#/properties/commands/properties/reload/properties/done/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.properties.done.type,parentSchema:schema31.properties.commands.properties.reload.properties.done,data:data74}];
return false;
}
}
var valid42 = _errs159 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data72.failed !== undefined){
let data75 = data72.failed;
const _errs161 = errors;
if(errors === _errs161){
if(typeof data75 === "string"){
if(func2(data75) < 1){
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/properties/failed/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.commands.properties.reload.properties.failed,data:data75}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/commands/reload/failed",schemaPath:"#/properties/commands/properties/reload/properties/failed/type",keyword:"type",params:{type: "string"},schema:schema31.properties.commands.properties.reload.properties.failed.type,parentSchema:schema31.properties.commands.properties.reload.properties.failed,data:data75}];
return false;
}
}
var valid42 = _errs161 === errors;
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
validate20.errors = [{instancePath:instancePath+"/commands/reload",schemaPath:"#/properties/commands/properties/reload/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.properties.reload.type,parentSchema:schema31.properties.commands.properties.reload,data:data72}];
return false;
}
}
var valid35 = _errs155 === errors;
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
else {
validate20.errors = [{instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "object"},schema:schema31.properties.commands.type,parentSchema:schema31.properties.commands,data:data60}];
return false;
}
}
var valid0 = _errs127 === errors;
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
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
