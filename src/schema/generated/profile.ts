// @ts-nocheck
/** Generated from `pki/schemas/profile.schema.json` by `npm run generate`. Not for editing. */
import type { Validator } from '../gate.ts'
import type { ProfileJson } from './types.ts'

export const validateProfile: Validator<ProfileJson> = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:profile","title":"Profile","description":"A named set of limits on what may be issued. Its name is the name of its file.","type":"object","additionalProperties":false,"required":["title","usage","keyTypes","backdateSeconds","extendedKeyUsage","names","claims","revocation","warnings"],"properties":{"$schema":{"title":"Schema","description":"Where an editor finds this schema.","type":"string"},"title":{"title":"Title","description":"What it is for, in a few words.","type":"string","minLength":1,"maxLength":120},"usage":{"title":"Usage","description":"Which authority signs: that of clients or that of servers.","enum":["client","server"]},"keyTypes":{"title":"Key types","description":"Keys that may be certified; the first is made when nothing else is asked for.","type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","title":"Key type","description":"A kind of key; ml-dsa-44, ml-dsa-65 and ml-dsa-87 are experimental.","enum":["ec-p256","ec-p384","ed25519","rsa-3072","rsa-4096","ml-dsa-44","ml-dsa-65","ml-dsa-87"]}},"defaultDays":{"title":"Default days","description":"Days of validity when nothing else is asked for, counted from notBefore with both ends included.","type":"integer","minimum":1,"maximum":3650},"maximumDays":{"title":"Maximum days","description":"Most days of validity that may be asked for.","type":"integer","minimum":1,"maximum":3650},"backdateSeconds":{"title":"Backdate in seconds","description":"How long before the moment of issue the certificate begins, for clocks that are behind. Negative (it begins later) in attack profiles only.","type":"integer","minimum":-3600,"maximum":86400},"extendedKeyUsage":{"title":"Extended key usage","description":"The one purpose that the certificate states.","enum":["clientAuth","serverAuth","emailProtection"]},"names":{"title":"Names","description":"Limits on the entries of the subjectAltName.","type":"object","additionalProperties":false,"required":["allowed","required","maximum"],"properties":{"allowed":{"title":"Allowed kinds","description":"Kinds of names that may be asked for.","type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","$ref":"#/$defs/nameKind"}},"required":{"title":"Required kinds","description":"Kinds of which each certificate has at least one.","type":"array","uniqueItems":true,"items":{"type":"string","$ref":"#/$defs/nameKind"}},"maximum":{"title":"Maximum","description":"Most names in one certificate.","type":"integer","minimum":1,"maximum":100},"spiffePath":{"title":"SPIFFE path","description":"A certificate asked for without any URI gets spiffe://<trust domain>/<this>/<name>, or spiffe://<trust domain>/<name> where this is empty: segments of letters, digits and . _ - separated by /","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*)?$"},"fromRequests":{"title":"Kinds from requests","description":"Kinds of names that a request (PKCS#10) may choose itself, within the patterns: whoever writes the request decides on them. None where absent. A SPIFFE ID is never chosen by a request.","type":"array","uniqueItems":true,"items":{"type":"string","$ref":"#/$defs/nameKind"}},"patterns":{"title":"Patterns","description":"Per kind, a regular expression that every name of this kind must match as a whole.","type":"object","additionalProperties":false,"properties":{"dns":{"$ref":"#/$defs/pattern"},"email":{"$ref":"#/$defs/pattern"},"ip":{"$ref":"#/$defs/pattern"},"registeredId":{"$ref":"#/$defs/pattern"},"smtpUtf8Mailbox":{"$ref":"#/$defs/pattern"},"upn":{"$ref":"#/$defs/pattern"},"uri":{"$ref":"#/$defs/pattern"}}}}},"claims":{"title":"Claims","description":"Limits on the claims of a certificate.","type":"object","additionalProperties":false,"required":["required","allowed"],"properties":{"required":{"title":"Required claims","description":"Claims that each certificate carries.","type":"array","uniqueItems":true,"items":{"type":"string","$ref":"#/$defs/claimName"}},"allowed":{"title":"Allowed claims","description":"Claims that a certificate may carry besides: a list of names, or any","anyOf":[{"const":"any"},{"type":"array","uniqueItems":true,"items":{"type":"string","$ref":"#/$defs/claimName"}}]}}},"policies":{"title":"Certificate policies","description":"Object identifiers of the policies that each certificate states it was issued under (RFC 5280 §4.2.1.4); none where absent.","type":"array","minItems":1,"maxItems":16,"uniqueItems":true,"items":{"type":"string","title":"Policy","description":"An object identifier, such as 1.3.6.1.4.1.32473.9.1","pattern":"^[012](?:\\.(?:0|[1-9][0-9]{0,9}))+$","maxLength":128}},"revocation":{"title":"Revocation","description":"crl: revocable by the authority's CRL. none: too short-lived to be revoked, and says so (noRevAvail, RFC 9608); at most one day.","enum":["crl","none"]},"warnings":{"title":"Warnings","description":"Whether a warning of lint stops the certificate from being signed; an error always does.","enum":["block","report"]},"attack":{"title":"Attack","description":"Marks a closed profile, used only by the probe to mint a certificate that a sound server refuses.","const":true},"lastsSeconds":{"title":"Lasts, in seconds","description":"Validity of a certificate minted for an attack, counted from when it begins: fifteen minutes at most.","type":"integer","minimum":1,"maximum":900}},"if":{"required":["attack"]},"then":{"required":["lastsSeconds"],"properties":{"defaultDays":false,"maximumDays":false}},"else":{"required":["defaultDays","maximumDays"],"properties":{"lastsSeconds":false,"backdateSeconds":{"minimum":0}}},"$defs":{"nameKind":{"title":"Kind of name","description":"A kind of entry in the subjectAltName.","type":"string","enum":["dns","email","ip","registeredId","smtpUtf8Mailbox","upn","uri"]},"claimName":{"title":"Claim","description":"Name of a claim: 1 to 63 of a-z 0-9 - beginning with a letter","type":"string","pattern":"^[a-z][a-z0-9-]{0,62}$"},"pattern":{"title":"Pattern","description":"A regular expression in the syntax of ECMAScript, without anchors, lookaround and back references.","type":"string","minLength":1,"maxLength":500}}};
const schema32 = {"title":"Kind of name","description":"A kind of entry in the subjectAltName.","type":"string","enum":["dns","email","ip","registeredId","smtpUtf8Mailbox","upn","uri"]};
const schema35 = {"title":"Pattern","description":"A regular expression in the syntax of ECMAScript, without anchors, lookaround and back references.","type":"string","minLength":1,"maxLength":500};
const schema42 = {"title":"Claim","description":"Name of a claim: 1 to 63 of a-z 0-9 - beginning with a letter","type":"string","pattern":"^[a-z][a-z0-9-]{0,62}$"};
const func1 = Object.prototype.hasOwnProperty;
const func2 = (text) => [...text].length;
const pattern4 = new RegExp("^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*)?$", "u");
const pattern5 = new RegExp("^[a-z][a-z0-9-]{0,62}$", "u");
const pattern7 = new RegExp("^[012](?:\\.(?:0|[1-9][0-9]{0,9}))+$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="urn:countersign:schema:profile" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.attack === undefined) && (missing0 = "attack")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.lastsSeconds === undefined) && (missing1 = "lastsSeconds")){
validate20.errors = [{instancePath,schemaPath:"#/then/required",keyword:"required",params:{missingProperty: missing1},schema:schema31.then.required,parentSchema:schema31.then,data}];
return false;
}
else {
if(data.defaultDays !== undefined){
var valid1 = false;
validate20.errors = [{instancePath:instancePath+"/defaultDays",schemaPath:"#/then/properties/defaultDays/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.then.properties.defaultDays,data:data.defaultDays}];
return false;
}
else {
var valid1 = true;
}
if(valid1){
if(data.maximumDays !== undefined){
var valid1 = false;
validate20.errors = [{instancePath:instancePath+"/maximumDays",schemaPath:"#/then/properties/maximumDays/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.then.properties.maximumDays,data:data.maximumDays}];
return false;
}
else {
var valid1 = true;
}
}
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
if(valid0){
var props0 = {};
props0.defaultDays = true;
props0.maximumDays = true;
}
ifClause0 = "then";
}
else {
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((data.defaultDays === undefined) && (missing2 = "defaultDays")) || ((data.maximumDays === undefined) && (missing2 = "maximumDays"))){
validate20.errors = [{instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: missing2},schema:schema31.else.required,parentSchema:schema31.else,data}];
return false;
}
else {
if(data.lastsSeconds !== undefined){
var valid2 = false;
validate20.errors = [{instancePath:instancePath+"/lastsSeconds",schemaPath:"#/else/properties/lastsSeconds/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.else.properties.lastsSeconds,data:data.lastsSeconds}];
return false;
}
else {
var valid2 = true;
}
if(valid2){
if(data.backdateSeconds !== undefined){
let data3 = data.backdateSeconds;
const _errs5 = errors;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
validate20.errors = [{instancePath:instancePath+"/backdateSeconds",schemaPath:"#/else/properties/backdateSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.else.properties.backdateSeconds,data:data3}];
return false;
}
}
var valid2 = _errs5 === errors;
}
else {
var valid2 = true;
}
}
}
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
if(valid0){
if(props0 !== true){
props0 = props0 || {};
props0.lastsSeconds = true;
props0.backdateSeconds = true;
}
}
ifClause0 = "else";
}
if(!valid0){
const err1 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},schema:schema31.if,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate20.errors = vErrors;
return false;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((((((((((data.title === undefined) && (missing3 = "title")) || ((data.usage === undefined) && (missing3 = "usage"))) || ((data.keyTypes === undefined) && (missing3 = "keyTypes"))) || ((data.backdateSeconds === undefined) && (missing3 = "backdateSeconds"))) || ((data.extendedKeyUsage === undefined) && (missing3 = "extendedKeyUsage"))) || ((data.names === undefined) && (missing3 = "names"))) || ((data.claims === undefined) && (missing3 = "claims"))) || ((data.revocation === undefined) && (missing3 = "revocation"))) || ((data.warnings === undefined) && (missing3 = "warnings"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing3},schema:schema31.required,parentSchema:schema31,data}];
return false;
}
else {
const _errs6 = errors;
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
validate20.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema31,data}];
return false;
break;
}
}
if(_errs6 === errors){
if(data.$schema !== undefined){
let data4 = data.$schema;
const _errs7 = errors;
if(typeof data4 !== "string"){
validate20.errors = [{instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},schema:schema31.properties.$schema.type,parentSchema:schema31.properties.$schema,data:data4}];
return false;
}
var valid3 = _errs7 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.title !== undefined){
let data5 = data.title;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data5 === "string"){
if(func2(data5) > 120){
validate20.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit: 120},schema:120,parentSchema:schema31.properties.title,data:data5}];
return false;
}
else {
if(func2(data5) < 1){
validate20.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.title,data:data5}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},schema:schema31.properties.title.type,parentSchema:schema31.properties.title,data:data5}];
return false;
}
}
var valid3 = _errs9 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.usage !== undefined){
let data6 = data.usage;
const _errs11 = errors;
if(!((data6 === "client") || (data6 === "server"))){
validate20.errors = [{instancePath:instancePath+"/usage",schemaPath:"#/properties/usage/enum",keyword:"enum",params:{allowedValues: schema31.properties.usage.enum},schema:schema31.properties.usage.enum,parentSchema:schema31.properties.usage,data:data6}];
return false;
}
var valid3 = _errs11 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.keyTypes !== undefined){
let data7 = data.keyTypes;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data7)){
if(data7.length < 1){
validate20.errors = [{instancePath:instancePath+"/keyTypes",schemaPath:"#/properties/keyTypes/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.keyTypes,data:data7}];
return false;
}
else {
var valid4 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs14 = errors;
if(typeof data8 !== "string"){
validate20.errors = [{instancePath:instancePath+"/keyTypes/" + i0,schemaPath:"#/properties/keyTypes/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.keyTypes.items.type,parentSchema:schema31.properties.keyTypes.items,data:data8}];
return false;
}
if(!((((((((data8 === "ec-p256") || (data8 === "ec-p384")) || (data8 === "ed25519")) || (data8 === "rsa-3072")) || (data8 === "rsa-4096")) || (data8 === "ml-dsa-44")) || (data8 === "ml-dsa-65")) || (data8 === "ml-dsa-87"))){
validate20.errors = [{instancePath:instancePath+"/keyTypes/" + i0,schemaPath:"#/properties/keyTypes/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.keyTypes.items.enum},schema:schema31.properties.keyTypes.items.enum,parentSchema:schema31.properties.keyTypes.items,data:data8}];
return false;
}
var valid4 = _errs14 === errors;
if(!valid4){
break;
}
}
if(valid4){
let i1 = data7.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data7[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate20.errors = [{instancePath:instancePath+"/keyTypes",schemaPath:"#/properties/keyTypes/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema31.properties.keyTypes,data:data7}];
return false;
break;
}
indices0[item0] = i1;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/keyTypes",schemaPath:"#/properties/keyTypes/type",keyword:"type",params:{type: "array"},schema:schema31.properties.keyTypes.type,parentSchema:schema31.properties.keyTypes,data:data7}];
return false;
}
}
var valid3 = _errs12 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.defaultDays !== undefined){
let data9 = data.defaultDays;
const _errs16 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate20.errors = [{instancePath:instancePath+"/defaultDays",schemaPath:"#/properties/defaultDays/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.defaultDays.type,parentSchema:schema31.properties.defaultDays,data:data9}];
return false;
}
if(errors === _errs16){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 3650 || isNaN(data9)){
validate20.errors = [{instancePath:instancePath+"/defaultDays",schemaPath:"#/properties/defaultDays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3650},schema:3650,parentSchema:schema31.properties.defaultDays,data:data9}];
return false;
}
else {
if(data9 < 1 || isNaN(data9)){
validate20.errors = [{instancePath:instancePath+"/defaultDays",schemaPath:"#/properties/defaultDays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.defaultDays,data:data9}];
return false;
}
}
}
}
var valid3 = _errs16 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.maximumDays !== undefined){
let data10 = data.maximumDays;
const _errs18 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate20.errors = [{instancePath:instancePath+"/maximumDays",schemaPath:"#/properties/maximumDays/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.maximumDays.type,parentSchema:schema31.properties.maximumDays,data:data10}];
return false;
}
if(errors === _errs18){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 3650 || isNaN(data10)){
validate20.errors = [{instancePath:instancePath+"/maximumDays",schemaPath:"#/properties/maximumDays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3650},schema:3650,parentSchema:schema31.properties.maximumDays,data:data10}];
return false;
}
else {
if(data10 < 1 || isNaN(data10)){
validate20.errors = [{instancePath:instancePath+"/maximumDays",schemaPath:"#/properties/maximumDays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.maximumDays,data:data10}];
return false;
}
}
}
}
var valid3 = _errs18 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.backdateSeconds !== undefined){
let data11 = data.backdateSeconds;
const _errs20 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate20.errors = [{instancePath:instancePath+"/backdateSeconds",schemaPath:"#/properties/backdateSeconds/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.backdateSeconds.type,parentSchema:schema31.properties.backdateSeconds,data:data11}];
return false;
}
if(errors === _errs20){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 86400 || isNaN(data11)){
validate20.errors = [{instancePath:instancePath+"/backdateSeconds",schemaPath:"#/properties/backdateSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},schema:86400,parentSchema:schema31.properties.backdateSeconds,data:data11}];
return false;
}
else {
if(data11 < -3600 || isNaN(data11)){
validate20.errors = [{instancePath:instancePath+"/backdateSeconds",schemaPath:"#/properties/backdateSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: -3600},schema:-3600,parentSchema:schema31.properties.backdateSeconds,data:data11}];
return false;
}
}
}
}
var valid3 = _errs20 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.extendedKeyUsage !== undefined){
let data12 = data.extendedKeyUsage;
const _errs22 = errors;
if(!(((data12 === "clientAuth") || (data12 === "serverAuth")) || (data12 === "emailProtection"))){
validate20.errors = [{instancePath:instancePath+"/extendedKeyUsage",schemaPath:"#/properties/extendedKeyUsage/enum",keyword:"enum",params:{allowedValues: schema31.properties.extendedKeyUsage.enum},schema:schema31.properties.extendedKeyUsage.enum,parentSchema:schema31.properties.extendedKeyUsage,data:data12}];
return false;
}
var valid3 = _errs22 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.names !== undefined){
let data13 = data.names;
const _errs23 = errors;
if(errors === _errs23){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing4;
if((((data13.allowed === undefined) && (missing4 = "allowed")) || ((data13.required === undefined) && (missing4 = "required"))) || ((data13.maximum === undefined) && (missing4 = "maximum"))){
validate20.errors = [{instancePath:instancePath+"/names",schemaPath:"#/properties/names/required",keyword:"required",params:{missingProperty: missing4},schema:schema31.properties.names.required,parentSchema:schema31.properties.names,data:data13}];
return false;
}
else {
const _errs25 = errors;
for(const key1 in data13){
if(!((((((key1 === "allowed") || (key1 === "required")) || (key1 === "maximum")) || (key1 === "spiffePath")) || (key1 === "fromRequests")) || (key1 === "patterns"))){
validate20.errors = [{instancePath:instancePath+"/names",schemaPath:"#/properties/names/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema31.properties.names,data:data13}];
return false;
break;
}
}
if(_errs25 === errors){
if(data13.allowed !== undefined){
let data14 = data13.allowed;
const _errs26 = errors;
if(errors === _errs26){
if(Array.isArray(data14)){
if(data14.length < 1){
validate20.errors = [{instancePath:instancePath+"/names/allowed",schemaPath:"#/properties/names/properties/allowed/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.names.properties.allowed,data:data14}];
return false;
}
else {
var valid7 = true;
const len1 = data14.length;
for(let i2=0; i2<len1; i2++){
let data15 = data14[i2];
const _errs28 = errors;
if(typeof data15 !== "string"){
validate20.errors = [{instancePath:instancePath+"/names/allowed/" + i2,schemaPath:"#/properties/names/properties/allowed/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.names.properties.allowed.items.type,parentSchema:schema31.properties.names.properties.allowed.items,data:data15}];
return false;
}
if(typeof data15 !== "string"){
validate20.errors = [{instancePath:instancePath+"/names/allowed/" + i2,schemaPath:"#/$defs/nameKind/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data15}];
return false;
}
if(!(((((((data15 === "dns") || (data15 === "email")) || (data15 === "ip")) || (data15 === "registeredId")) || (data15 === "smtpUtf8Mailbox")) || (data15 === "upn")) || (data15 === "uri"))){
validate20.errors = [{instancePath:instancePath+"/names/allowed/" + i2,schemaPath:"#/$defs/nameKind/enum",keyword:"enum",params:{allowedValues: schema32.enum},schema:schema32.enum,parentSchema:schema32,data:data15}];
return false;
}
var valid7 = _errs28 === errors;
if(!valid7){
break;
}
}
if(valid7){
let i3 = data14.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data14[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
validate20.errors = [{instancePath:instancePath+"/names/allowed",schemaPath:"#/properties/names/properties/allowed/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1},schema:true,parentSchema:schema31.properties.names.properties.allowed,data:data14}];
return false;
break;
}
indices1[item1] = i3;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/allowed",schemaPath:"#/properties/names/properties/allowed/type",keyword:"type",params:{type: "array"},schema:schema31.properties.names.properties.allowed.type,parentSchema:schema31.properties.names.properties.allowed,data:data14}];
return false;
}
}
var valid6 = _errs26 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data13.required !== undefined){
let data16 = data13.required;
const _errs32 = errors;
if(errors === _errs32){
if(Array.isArray(data16)){
var valid10 = true;
const len2 = data16.length;
for(let i4=0; i4<len2; i4++){
let data17 = data16[i4];
const _errs34 = errors;
if(typeof data17 !== "string"){
validate20.errors = [{instancePath:instancePath+"/names/required/" + i4,schemaPath:"#/properties/names/properties/required/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.names.properties.required.items.type,parentSchema:schema31.properties.names.properties.required.items,data:data17}];
return false;
}
if(typeof data17 !== "string"){
validate20.errors = [{instancePath:instancePath+"/names/required/" + i4,schemaPath:"#/$defs/nameKind/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data17}];
return false;
}
if(!(((((((data17 === "dns") || (data17 === "email")) || (data17 === "ip")) || (data17 === "registeredId")) || (data17 === "smtpUtf8Mailbox")) || (data17 === "upn")) || (data17 === "uri"))){
validate20.errors = [{instancePath:instancePath+"/names/required/" + i4,schemaPath:"#/$defs/nameKind/enum",keyword:"enum",params:{allowedValues: schema32.enum},schema:schema32.enum,parentSchema:schema32,data:data17}];
return false;
}
var valid10 = _errs34 === errors;
if(!valid10){
break;
}
}
if(valid10){
let i5 = data16.length;
let j2;
if(i5 > 1){
const indices2 = {};
for(;i5--;){
let item2 = data16[i5];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
validate20.errors = [{instancePath:instancePath+"/names/required",schemaPath:"#/properties/names/properties/required/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j2},schema:true,parentSchema:schema31.properties.names.properties.required,data:data16}];
return false;
break;
}
indices2[item2] = i5;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/required",schemaPath:"#/properties/names/properties/required/type",keyword:"type",params:{type: "array"},schema:schema31.properties.names.properties.required.type,parentSchema:schema31.properties.names.properties.required,data:data16}];
return false;
}
}
var valid6 = _errs32 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data13.maximum !== undefined){
let data18 = data13.maximum;
const _errs38 = errors;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
validate20.errors = [{instancePath:instancePath+"/names/maximum",schemaPath:"#/properties/names/properties/maximum/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.names.properties.maximum.type,parentSchema:schema31.properties.names.properties.maximum,data:data18}];
return false;
}
if(errors === _errs38){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 100 || isNaN(data18)){
validate20.errors = [{instancePath:instancePath+"/names/maximum",schemaPath:"#/properties/names/properties/maximum/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema31.properties.names.properties.maximum,data:data18}];
return false;
}
else {
if(data18 < 1 || isNaN(data18)){
validate20.errors = [{instancePath:instancePath+"/names/maximum",schemaPath:"#/properties/names/properties/maximum/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.names.properties.maximum,data:data18}];
return false;
}
}
}
}
var valid6 = _errs38 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data13.spiffePath !== undefined){
let data19 = data13.spiffePath;
const _errs40 = errors;
if(errors === _errs40){
if(typeof data19 === "string"){
if(!pattern4.test(data19)){
validate20.errors = [{instancePath:instancePath+"/names/spiffePath",schemaPath:"#/properties/names/properties/spiffePath/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*)?$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*)?$",parentSchema:schema31.properties.names.properties.spiffePath,data:data19}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/spiffePath",schemaPath:"#/properties/names/properties/spiffePath/type",keyword:"type",params:{type: "string"},schema:schema31.properties.names.properties.spiffePath.type,parentSchema:schema31.properties.names.properties.spiffePath,data:data19}];
return false;
}
}
var valid6 = _errs40 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data13.fromRequests !== undefined){
let data20 = data13.fromRequests;
const _errs42 = errors;
if(errors === _errs42){
if(Array.isArray(data20)){
var valid13 = true;
const len3 = data20.length;
for(let i6=0; i6<len3; i6++){
let data21 = data20[i6];
const _errs44 = errors;
if(typeof data21 !== "string"){
validate20.errors = [{instancePath:instancePath+"/names/fromRequests/" + i6,schemaPath:"#/properties/names/properties/fromRequests/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.names.properties.fromRequests.items.type,parentSchema:schema31.properties.names.properties.fromRequests.items,data:data21}];
return false;
}
if(typeof data21 !== "string"){
validate20.errors = [{instancePath:instancePath+"/names/fromRequests/" + i6,schemaPath:"#/$defs/nameKind/type",keyword:"type",params:{type: "string"},schema:schema32.type,parentSchema:schema32,data:data21}];
return false;
}
if(!(((((((data21 === "dns") || (data21 === "email")) || (data21 === "ip")) || (data21 === "registeredId")) || (data21 === "smtpUtf8Mailbox")) || (data21 === "upn")) || (data21 === "uri"))){
validate20.errors = [{instancePath:instancePath+"/names/fromRequests/" + i6,schemaPath:"#/$defs/nameKind/enum",keyword:"enum",params:{allowedValues: schema32.enum},schema:schema32.enum,parentSchema:schema32,data:data21}];
return false;
}
var valid13 = _errs44 === errors;
if(!valid13){
break;
}
}
if(valid13){
let i7 = data20.length;
let j3;
if(i7 > 1){
const indices3 = {};
for(;i7--;){
let item3 = data20[i7];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j3 = indices3[item3];
validate20.errors = [{instancePath:instancePath+"/names/fromRequests",schemaPath:"#/properties/names/properties/fromRequests/uniqueItems",keyword:"uniqueItems",params:{i: i7, j: j3},schema:true,parentSchema:schema31.properties.names.properties.fromRequests,data:data20}];
return false;
break;
}
indices3[item3] = i7;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/fromRequests",schemaPath:"#/properties/names/properties/fromRequests/type",keyword:"type",params:{type: "array"},schema:schema31.properties.names.properties.fromRequests.type,parentSchema:schema31.properties.names.properties.fromRequests,data:data20}];
return false;
}
}
var valid6 = _errs42 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data13.patterns !== undefined){
let data22 = data13.patterns;
const _errs48 = errors;
if(errors === _errs48){
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
const _errs50 = errors;
for(const key2 in data22){
if(!(((((((key2 === "dns") || (key2 === "email")) || (key2 === "ip")) || (key2 === "registeredId")) || (key2 === "smtpUtf8Mailbox")) || (key2 === "upn")) || (key2 === "uri"))){
validate20.errors = [{instancePath:instancePath+"/names/patterns",schemaPath:"#/properties/names/properties/patterns/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema31.properties.names.properties.patterns,data:data22}];
return false;
break;
}
}
if(_errs50 === errors){
if(data22.dns !== undefined){
let data23 = data22.dns;
const _errs51 = errors;
const _errs52 = errors;
if(errors === _errs52){
if(typeof data23 === "string"){
if(func2(data23) > 500){
validate20.errors = [{instancePath:instancePath+"/names/patterns/dns",schemaPath:"#/$defs/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema35,data:data23}];
return false;
}
else {
if(func2(data23) < 1){
validate20.errors = [{instancePath:instancePath+"/names/patterns/dns",schemaPath:"#/$defs/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema35,data:data23}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/patterns/dns",schemaPath:"#/$defs/pattern/type",keyword:"type",params:{type: "string"},schema:schema35.type,parentSchema:schema35,data:data23}];
return false;
}
}
var valid16 = _errs51 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data22.email !== undefined){
let data24 = data22.email;
const _errs54 = errors;
const _errs55 = errors;
if(errors === _errs55){
if(typeof data24 === "string"){
if(func2(data24) > 500){
validate20.errors = [{instancePath:instancePath+"/names/patterns/email",schemaPath:"#/$defs/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema35,data:data24}];
return false;
}
else {
if(func2(data24) < 1){
validate20.errors = [{instancePath:instancePath+"/names/patterns/email",schemaPath:"#/$defs/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema35,data:data24}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/patterns/email",schemaPath:"#/$defs/pattern/type",keyword:"type",params:{type: "string"},schema:schema35.type,parentSchema:schema35,data:data24}];
return false;
}
}
var valid16 = _errs54 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data22.ip !== undefined){
let data25 = data22.ip;
const _errs57 = errors;
const _errs58 = errors;
if(errors === _errs58){
if(typeof data25 === "string"){
if(func2(data25) > 500){
validate20.errors = [{instancePath:instancePath+"/names/patterns/ip",schemaPath:"#/$defs/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema35,data:data25}];
return false;
}
else {
if(func2(data25) < 1){
validate20.errors = [{instancePath:instancePath+"/names/patterns/ip",schemaPath:"#/$defs/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema35,data:data25}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/patterns/ip",schemaPath:"#/$defs/pattern/type",keyword:"type",params:{type: "string"},schema:schema35.type,parentSchema:schema35,data:data25}];
return false;
}
}
var valid16 = _errs57 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data22.registeredId !== undefined){
let data26 = data22.registeredId;
const _errs60 = errors;
const _errs61 = errors;
if(errors === _errs61){
if(typeof data26 === "string"){
if(func2(data26) > 500){
validate20.errors = [{instancePath:instancePath+"/names/patterns/registeredId",schemaPath:"#/$defs/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema35,data:data26}];
return false;
}
else {
if(func2(data26) < 1){
validate20.errors = [{instancePath:instancePath+"/names/patterns/registeredId",schemaPath:"#/$defs/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema35,data:data26}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/patterns/registeredId",schemaPath:"#/$defs/pattern/type",keyword:"type",params:{type: "string"},schema:schema35.type,parentSchema:schema35,data:data26}];
return false;
}
}
var valid16 = _errs60 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data22.smtpUtf8Mailbox !== undefined){
let data27 = data22.smtpUtf8Mailbox;
const _errs63 = errors;
const _errs64 = errors;
if(errors === _errs64){
if(typeof data27 === "string"){
if(func2(data27) > 500){
validate20.errors = [{instancePath:instancePath+"/names/patterns/smtpUtf8Mailbox",schemaPath:"#/$defs/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema35,data:data27}];
return false;
}
else {
if(func2(data27) < 1){
validate20.errors = [{instancePath:instancePath+"/names/patterns/smtpUtf8Mailbox",schemaPath:"#/$defs/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema35,data:data27}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/patterns/smtpUtf8Mailbox",schemaPath:"#/$defs/pattern/type",keyword:"type",params:{type: "string"},schema:schema35.type,parentSchema:schema35,data:data27}];
return false;
}
}
var valid16 = _errs63 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data22.upn !== undefined){
let data28 = data22.upn;
const _errs66 = errors;
const _errs67 = errors;
if(errors === _errs67){
if(typeof data28 === "string"){
if(func2(data28) > 500){
validate20.errors = [{instancePath:instancePath+"/names/patterns/upn",schemaPath:"#/$defs/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema35,data:data28}];
return false;
}
else {
if(func2(data28) < 1){
validate20.errors = [{instancePath:instancePath+"/names/patterns/upn",schemaPath:"#/$defs/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema35,data:data28}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/patterns/upn",schemaPath:"#/$defs/pattern/type",keyword:"type",params:{type: "string"},schema:schema35.type,parentSchema:schema35,data:data28}];
return false;
}
}
var valid16 = _errs66 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data22.uri !== undefined){
let data29 = data22.uri;
const _errs69 = errors;
const _errs70 = errors;
if(errors === _errs70){
if(typeof data29 === "string"){
if(func2(data29) > 500){
validate20.errors = [{instancePath:instancePath+"/names/patterns/uri",schemaPath:"#/$defs/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema35,data:data29}];
return false;
}
else {
if(func2(data29) < 1){
validate20.errors = [{instancePath:instancePath+"/names/patterns/uri",schemaPath:"#/$defs/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema35,data:data29}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/patterns/uri",schemaPath:"#/$defs/pattern/type",keyword:"type",params:{type: "string"},schema:schema35.type,parentSchema:schema35,data:data29}];
return false;
}
}
var valid16 = _errs69 === errors;
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
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/patterns",schemaPath:"#/properties/names/properties/patterns/type",keyword:"type",params:{type: "object"},schema:schema31.properties.names.properties.patterns.type,parentSchema:schema31.properties.names.properties.patterns,data:data22}];
return false;
}
}
var valid6 = _errs48 === errors;
}
else {
var valid6 = true;
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
validate20.errors = [{instancePath:instancePath+"/names",schemaPath:"#/properties/names/type",keyword:"type",params:{type: "object"},schema:schema31.properties.names.type,parentSchema:schema31.properties.names,data:data13}];
return false;
}
}
var valid3 = _errs23 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.claims !== undefined){
let data30 = data.claims;
const _errs72 = errors;
if(errors === _errs72){
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
let missing5;
if(((data30.required === undefined) && (missing5 = "required")) || ((data30.allowed === undefined) && (missing5 = "allowed"))){
validate20.errors = [{instancePath:instancePath+"/claims",schemaPath:"#/properties/claims/required",keyword:"required",params:{missingProperty: missing5},schema:schema31.properties.claims.required,parentSchema:schema31.properties.claims,data:data30}];
return false;
}
else {
const _errs74 = errors;
for(const key3 in data30){
if(!((key3 === "required") || (key3 === "allowed"))){
validate20.errors = [{instancePath:instancePath+"/claims",schemaPath:"#/properties/claims/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema31.properties.claims,data:data30}];
return false;
break;
}
}
if(_errs74 === errors){
if(data30.required !== undefined){
let data31 = data30.required;
const _errs75 = errors;
if(errors === _errs75){
if(Array.isArray(data31)){
var valid25 = true;
const len4 = data31.length;
for(let i8=0; i8<len4; i8++){
let data32 = data31[i8];
const _errs77 = errors;
if(typeof data32 !== "string"){
validate20.errors = [{instancePath:instancePath+"/claims/required/" + i8,schemaPath:"#/properties/claims/properties/required/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.claims.properties.required.items.type,parentSchema:schema31.properties.claims.properties.required.items,data:data32}];
return false;
}
const _errs78 = errors;
if(errors === _errs78){
if(typeof data32 === "string"){
if(!pattern5.test(data32)){
validate20.errors = [{instancePath:instancePath+"/claims/required/" + i8,schemaPath:"#/$defs/claimName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,62}$"},schema:"^[a-z][a-z0-9-]{0,62}$",parentSchema:schema42,data:data32}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/claims/required/" + i8,schemaPath:"#/$defs/claimName/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data32}];
return false;
}
}
var valid25 = _errs77 === errors;
if(!valid25){
break;
}
}
if(valid25){
let i9 = data31.length;
let j4;
if(i9 > 1){
const indices4 = {};
for(;i9--;){
let item4 = data31[i9];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j4 = indices4[item4];
validate20.errors = [{instancePath:instancePath+"/claims/required",schemaPath:"#/properties/claims/properties/required/uniqueItems",keyword:"uniqueItems",params:{i: i9, j: j4},schema:true,parentSchema:schema31.properties.claims.properties.required,data:data31}];
return false;
break;
}
indices4[item4] = i9;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/claims/required",schemaPath:"#/properties/claims/properties/required/type",keyword:"type",params:{type: "array"},schema:schema31.properties.claims.properties.required.type,parentSchema:schema31.properties.claims.properties.required,data:data31}];
return false;
}
}
var valid24 = _errs75 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data30.allowed !== undefined){
let data33 = data30.allowed;
const _errs81 = errors;
const _errs82 = errors;
let valid28 = false;
const _errs83 = errors;
if("any" !== data33){
const err2 = {instancePath:instancePath+"/claims/allowed",schemaPath:"#/properties/claims/properties/allowed/anyOf/0/const",keyword:"const",params:{allowedValue: "any"},schema:"any",parentSchema:schema31.properties.claims.properties.allowed.anyOf[0],data:data33};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid1 = _errs83 === errors;
valid28 = valid28 || _valid1;
const _errs84 = errors;
if(errors === _errs84){
if(Array.isArray(data33)){
var valid29 = true;
const len5 = data33.length;
for(let i10=0; i10<len5; i10++){
let data34 = data33[i10];
const _errs86 = errors;
if(typeof data34 !== "string"){
const err3 = {instancePath:instancePath+"/claims/allowed/" + i10,schemaPath:"#/properties/claims/properties/allowed/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.claims.properties.allowed.anyOf[1].items.type,parentSchema:schema31.properties.claims.properties.allowed.anyOf[1].items,data:data34};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const _errs87 = errors;
if(errors === _errs87){
if(typeof data34 === "string"){
if(!pattern5.test(data34)){
const err4 = {instancePath:instancePath+"/claims/allowed/" + i10,schemaPath:"#/$defs/claimName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,62}$"},schema:"^[a-z][a-z0-9-]{0,62}$",parentSchema:schema42,data:data34};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/claims/allowed/" + i10,schemaPath:"#/$defs/claimName/type",keyword:"type",params:{type: "string"},schema:schema42.type,parentSchema:schema42,data:data34};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var valid29 = _errs86 === errors;
if(!valid29){
break;
}
}
if(valid29){
let i11 = data33.length;
let j5;
if(i11 > 1){
const indices5 = {};
for(;i11--;){
let item5 = data33[i11];
if(typeof item5 !== "string"){
continue;
}
if(typeof indices5[item5] == "number"){
j5 = indices5[item5];
const err6 = {instancePath:instancePath+"/claims/allowed",schemaPath:"#/properties/claims/properties/allowed/anyOf/1/uniqueItems",keyword:"uniqueItems",params:{i: i11, j: j5},schema:true,parentSchema:schema31.properties.claims.properties.allowed.anyOf[1],data:data33};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
break;
}
indices5[item5] = i11;
}
}
}
}
else {
const err7 = {instancePath:instancePath+"/claims/allowed",schemaPath:"#/properties/claims/properties/allowed/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema31.properties.claims.properties.allowed.anyOf[1].type,parentSchema:schema31.properties.claims.properties.allowed.anyOf[1],data:data33};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid1 = _errs84 === errors;
valid28 = valid28 || _valid1;
if(!valid28){
const err8 = {instancePath:instancePath+"/claims/allowed",schemaPath:"#/properties/claims/properties/allowed/anyOf",keyword:"anyOf",params:{},schema:schema31.properties.claims.properties.allowed.anyOf,parentSchema:schema31.properties.claims.properties.allowed,data:data33};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate20.errors = vErrors;
return false;
}
else {
errors = _errs82;
if(vErrors !== null){
if(_errs82){
vErrors.length = _errs82;
}
else {
vErrors = null;
}
}
}
var valid24 = _errs81 === errors;
}
else {
var valid24 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/claims",schemaPath:"#/properties/claims/type",keyword:"type",params:{type: "object"},schema:schema31.properties.claims.type,parentSchema:schema31.properties.claims,data:data30}];
return false;
}
}
var valid3 = _errs72 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.policies !== undefined){
let data35 = data.policies;
const _errs90 = errors;
if(errors === _errs90){
if(Array.isArray(data35)){
if(data35.length > 16){
validate20.errors = [{instancePath:instancePath+"/policies",schemaPath:"#/properties/policies/maxItems",keyword:"maxItems",params:{limit: 16},schema:16,parentSchema:schema31.properties.policies,data:data35}];
return false;
}
else {
if(data35.length < 1){
validate20.errors = [{instancePath:instancePath+"/policies",schemaPath:"#/properties/policies/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.policies,data:data35}];
return false;
}
else {
var valid32 = true;
const len6 = data35.length;
for(let i12=0; i12<len6; i12++){
let data36 = data35[i12];
const _errs92 = errors;
if(errors === _errs92){
if(typeof data36 === "string"){
if(func2(data36) > 128){
validate20.errors = [{instancePath:instancePath+"/policies/" + i12,schemaPath:"#/properties/policies/items/maxLength",keyword:"maxLength",params:{limit: 128},schema:128,parentSchema:schema31.properties.policies.items,data:data36}];
return false;
}
else {
if(!pattern7.test(data36)){
validate20.errors = [{instancePath:instancePath+"/policies/" + i12,schemaPath:"#/properties/policies/items/pattern",keyword:"pattern",params:{pattern: "^[012](?:\\.(?:0|[1-9][0-9]{0,9}))+$"},schema:"^[012](?:\\.(?:0|[1-9][0-9]{0,9}))+$",parentSchema:schema31.properties.policies.items,data:data36}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/policies/" + i12,schemaPath:"#/properties/policies/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.policies.items.type,parentSchema:schema31.properties.policies.items,data:data36}];
return false;
}
}
var valid32 = _errs92 === errors;
if(!valid32){
break;
}
}
if(valid32){
let i13 = data35.length;
let j6;
if(i13 > 1){
const indices6 = {};
for(;i13--;){
let item6 = data35[i13];
if(typeof item6 !== "string"){
continue;
}
if(typeof indices6[item6] == "number"){
j6 = indices6[item6];
validate20.errors = [{instancePath:instancePath+"/policies",schemaPath:"#/properties/policies/uniqueItems",keyword:"uniqueItems",params:{i: i13, j: j6},schema:true,parentSchema:schema31.properties.policies,data:data35}];
return false;
break;
}
indices6[item6] = i13;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/policies",schemaPath:"#/properties/policies/type",keyword:"type",params:{type: "array"},schema:schema31.properties.policies.type,parentSchema:schema31.properties.policies,data:data35}];
return false;
}
}
var valid3 = _errs90 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.revocation !== undefined){
let data37 = data.revocation;
const _errs94 = errors;
if(!((data37 === "crl") || (data37 === "none"))){
validate20.errors = [{instancePath:instancePath+"/revocation",schemaPath:"#/properties/revocation/enum",keyword:"enum",params:{allowedValues: schema31.properties.revocation.enum},schema:schema31.properties.revocation.enum,parentSchema:schema31.properties.revocation,data:data37}];
return false;
}
var valid3 = _errs94 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.warnings !== undefined){
let data38 = data.warnings;
const _errs95 = errors;
if(!((data38 === "block") || (data38 === "report"))){
validate20.errors = [{instancePath:instancePath+"/warnings",schemaPath:"#/properties/warnings/enum",keyword:"enum",params:{allowedValues: schema31.properties.warnings.enum},schema:schema31.properties.warnings.enum,parentSchema:schema31.properties.warnings,data:data38}];
return false;
}
var valid3 = _errs95 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.attack !== undefined){
let data39 = data.attack;
const _errs96 = errors;
if(true !== data39){
validate20.errors = [{instancePath:instancePath+"/attack",schemaPath:"#/properties/attack/const",keyword:"const",params:{allowedValue: true},schema:true,parentSchema:schema31.properties.attack,data:data39}];
return false;
}
var valid3 = _errs96 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.lastsSeconds !== undefined){
let data40 = data.lastsSeconds;
const _errs97 = errors;
if(!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40)))){
validate20.errors = [{instancePath:instancePath+"/lastsSeconds",schemaPath:"#/properties/lastsSeconds/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.lastsSeconds.type,parentSchema:schema31.properties.lastsSeconds,data:data40}];
return false;
}
if(errors === _errs97){
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 > 900 || isNaN(data40)){
validate20.errors = [{instancePath:instancePath+"/lastsSeconds",schemaPath:"#/properties/lastsSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 900},schema:900,parentSchema:schema31.properties.lastsSeconds,data:data40}];
return false;
}
else {
if(data40 < 1 || isNaN(data40)){
validate20.errors = [{instancePath:instancePath+"/lastsSeconds",schemaPath:"#/properties/lastsSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.lastsSeconds,data:data40}];
return false;
}
}
}
}
var valid3 = _errs97 === errors;
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
