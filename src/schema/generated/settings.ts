// @ts-nocheck
/** Generated from `pki/schemas/settings.schema.json` by `npm run generate`. Not for editing. */
import type { Validator } from '../gate.ts'
import type { SettingsJson } from './types.ts'

export const validateSettings: Validator<SettingsJson> = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:settings","title":"Settings of a PKI home","description":"countersign.json: who the home speaks for, and how its authorities are kept.","type":"object","additionalProperties":false,"required":["format","organisation","trustDomain","oidArc","crlLifetimeDays","authorities"],"properties":{"$schema":{"title":"Schema","description":"Where an editor finds this schema.","type":"string"},"format":{"title":"Format","description":"Layout of the home; a newer countersign migrates it.","const":1},"organisation":{"title":"Organisation","description":"The organisation in every subject (O): 1 to 64 letters and digits of any script, spaces and . , & - _ ' ( ) / !","type":"string"},"trustDomain":{"title":"Trust domain","description":"The host name that SPIFFE IDs of this home begin with, such as acme.internal","type":"string"},"oidArc":{"title":"OID arc","description":"The arc under which the OIDs of claims lie, in dotted decimals. 1.3.6.1.4.1.32473 is for documentation: get your own from IANA (a private enterprise number, free of charge).","type":"string","pattern":"^[0-2](?:\\.(?:0|[1-9][0-9]{0,9})){1,30}$"},"crlLifetimeDays":{"title":"CRL lifetime in days","description":"Days from thisUpdate to nextUpdate; servers refuse everybody once a CRL has expired. From 1 to 90.","type":"integer","minimum":1,"maximum":90},"distribution":{"title":"Distribution","description":"Where relying parties find what the authorities publish.","type":"object","additionalProperties":false,"properties":{"crlUrl":{"title":"CRL URL","description":"An http or https URL that is written into every certificate, with {authority} for the authority's name. Leave it out where servers get the CRL with their configuration.","type":"string","pattern":"^https?://[a-z0-9.-]+(?::[0-9]{1,5})?/(?:[A-Za-z0-9._~/-]|\\{authority\\})*\\{authority\\}(?:[A-Za-z0-9._~/-]|\\{authority\\})*$"},"crlShards":{"title":"CRL shards","description":"Into how many shards each CRL is divided, besides the complete one, for programs that fetch CRLs; needs crlUrl. Certificates point to the shard that speaks for them. From 2 to 256.","type":"integer","minimum":2,"maximum":256}}},"authorities":{"title":"Authorities","description":"The authorities of this home; each has a folder of its name under authorities/.","type":"array","minItems":1,"items":{"title":"Authority","description":"One authority.","type":"object","additionalProperties":false,"required":["name","usage","custody"],"properties":{"name":{"title":"Name","description":"Its name and folder: 1 to 63 of a-z 0-9 . _ -, beginning with a letter or digit","type":"string","pattern":"^[a-z0-9][a-z0-9._-]{0,62}$"},"usage":{"title":"Usage","description":"Whom it certifies.","enum":["client","server"]},"custody":{"title":"Custody","description":"attended: somebody types a passphrase for each signature. unattended: its key is open to a running program.","enum":["attended","unattended"]}}}}}};
const pattern4 = new RegExp("^[0-2](?:\\.(?:0|[1-9][0-9]{0,9})){1,30}$", "u");
const pattern5 = new RegExp("^https?://[a-z0-9.-]+(?::[0-9]{1,5})?/(?:[A-Za-z0-9._~/-]|\\{authority\\})*\\{authority\\}(?:[A-Za-z0-9._~/-]|\\{authority\\})*$", "u");
const pattern6 = new RegExp("^[a-z0-9][a-z0-9._-]{0,62}$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="urn:countersign:schema:settings" */;
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
if(((((((data.format === undefined) && (missing0 = "format")) || ((data.organisation === undefined) && (missing0 = "organisation"))) || ((data.trustDomain === undefined) && (missing0 = "trustDomain"))) || ((data.oidArc === undefined) && (missing0 = "oidArc"))) || ((data.crlLifetimeDays === undefined) && (missing0 = "crlLifetimeDays"))) || ((data.authorities === undefined) && (missing0 = "authorities"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},schema:schema31.required,parentSchema:schema31,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((((key0 === "$schema") || (key0 === "format")) || (key0 === "organisation")) || (key0 === "trustDomain")) || (key0 === "oidArc")) || (key0 === "crlLifetimeDays")) || (key0 === "distribution")) || (key0 === "authorities"))){
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
if(data.format !== undefined){
let data1 = data.format;
const _errs4 = errors;
if(1 !== data1){
validate20.errors = [{instancePath:instancePath+"/format",schemaPath:"#/properties/format/const",keyword:"const",params:{allowedValue: 1},schema:1,parentSchema:schema31.properties.format,data:data1}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.organisation !== undefined){
let data2 = data.organisation;
const _errs5 = errors;
if(typeof data2 !== "string"){
validate20.errors = [{instancePath:instancePath+"/organisation",schemaPath:"#/properties/organisation/type",keyword:"type",params:{type: "string"},schema:schema31.properties.organisation.type,parentSchema:schema31.properties.organisation,data:data2}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.trustDomain !== undefined){
let data3 = data.trustDomain;
const _errs7 = errors;
if(typeof data3 !== "string"){
validate20.errors = [{instancePath:instancePath+"/trustDomain",schemaPath:"#/properties/trustDomain/type",keyword:"type",params:{type: "string"},schema:schema31.properties.trustDomain.type,parentSchema:schema31.properties.trustDomain,data:data3}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.oidArc !== undefined){
let data4 = data.oidArc;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(!pattern4.test(data4)){
validate20.errors = [{instancePath:instancePath+"/oidArc",schemaPath:"#/properties/oidArc/pattern",keyword:"pattern",params:{pattern: "^[0-2](?:\\.(?:0|[1-9][0-9]{0,9})){1,30}$"},schema:"^[0-2](?:\\.(?:0|[1-9][0-9]{0,9})){1,30}$",parentSchema:schema31.properties.oidArc,data:data4}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/oidArc",schemaPath:"#/properties/oidArc/type",keyword:"type",params:{type: "string"},schema:schema31.properties.oidArc.type,parentSchema:schema31.properties.oidArc,data:data4}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.crlLifetimeDays !== undefined){
let data5 = data.crlLifetimeDays;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate20.errors = [{instancePath:instancePath+"/crlLifetimeDays",schemaPath:"#/properties/crlLifetimeDays/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.crlLifetimeDays.type,parentSchema:schema31.properties.crlLifetimeDays,data:data5}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 90 || isNaN(data5)){
validate20.errors = [{instancePath:instancePath+"/crlLifetimeDays",schemaPath:"#/properties/crlLifetimeDays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 90},schema:90,parentSchema:schema31.properties.crlLifetimeDays,data:data5}];
return false;
}
else {
if(data5 < 1 || isNaN(data5)){
validate20.errors = [{instancePath:instancePath+"/crlLifetimeDays",schemaPath:"#/properties/crlLifetimeDays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.crlLifetimeDays,data:data5}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.distribution !== undefined){
let data6 = data.distribution;
const _errs13 = errors;
if(errors === _errs13){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
const _errs15 = errors;
for(const key1 in data6){
if(!((key1 === "crlUrl") || (key1 === "crlShards"))){
validate20.errors = [{instancePath:instancePath+"/distribution",schemaPath:"#/properties/distribution/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema31.properties.distribution,data:data6}];
return false;
break;
}
}
if(_errs15 === errors){
if(data6.crlUrl !== undefined){
let data7 = data6.crlUrl;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data7 === "string"){
if(!pattern5.test(data7)){
validate20.errors = [{instancePath:instancePath+"/distribution/crlUrl",schemaPath:"#/properties/distribution/properties/crlUrl/pattern",keyword:"pattern",params:{pattern: "^https?://[a-z0-9.-]+(?::[0-9]{1,5})?/(?:[A-Za-z0-9._~/-]|\\{authority\\})*\\{authority\\}(?:[A-Za-z0-9._~/-]|\\{authority\\})*$"},schema:"^https?://[a-z0-9.-]+(?::[0-9]{1,5})?/(?:[A-Za-z0-9._~/-]|\\{authority\\})*\\{authority\\}(?:[A-Za-z0-9._~/-]|\\{authority\\})*$",parentSchema:schema31.properties.distribution.properties.crlUrl,data:data7}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/distribution/crlUrl",schemaPath:"#/properties/distribution/properties/crlUrl/type",keyword:"type",params:{type: "string"},schema:schema31.properties.distribution.properties.crlUrl.type,parentSchema:schema31.properties.distribution.properties.crlUrl,data:data7}];
return false;
}
}
var valid1 = _errs16 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data6.crlShards !== undefined){
let data8 = data6.crlShards;
const _errs18 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate20.errors = [{instancePath:instancePath+"/distribution/crlShards",schemaPath:"#/properties/distribution/properties/crlShards/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.distribution.properties.crlShards.type,parentSchema:schema31.properties.distribution.properties.crlShards,data:data8}];
return false;
}
if(errors === _errs18){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 256 || isNaN(data8)){
validate20.errors = [{instancePath:instancePath+"/distribution/crlShards",schemaPath:"#/properties/distribution/properties/crlShards/maximum",keyword:"maximum",params:{comparison: "<=", limit: 256},schema:256,parentSchema:schema31.properties.distribution.properties.crlShards,data:data8}];
return false;
}
else {
if(data8 < 2 || isNaN(data8)){
validate20.errors = [{instancePath:instancePath+"/distribution/crlShards",schemaPath:"#/properties/distribution/properties/crlShards/minimum",keyword:"minimum",params:{comparison: ">=", limit: 2},schema:2,parentSchema:schema31.properties.distribution.properties.crlShards,data:data8}];
return false;
}
}
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
else {
validate20.errors = [{instancePath:instancePath+"/distribution",schemaPath:"#/properties/distribution/type",keyword:"type",params:{type: "object"},schema:schema31.properties.distribution.type,parentSchema:schema31.properties.distribution,data:data6}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.authorities !== undefined){
let data9 = data.authorities;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data9)){
if(data9.length < 1){
validate20.errors = [{instancePath:instancePath+"/authorities",schemaPath:"#/properties/authorities/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.authorities,data:data9}];
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
let missing1;
if((((data10.name === undefined) && (missing1 = "name")) || ((data10.usage === undefined) && (missing1 = "usage"))) || ((data10.custody === undefined) && (missing1 = "custody"))){
validate20.errors = [{instancePath:instancePath+"/authorities/" + i0,schemaPath:"#/properties/authorities/items/required",keyword:"required",params:{missingProperty: missing1},schema:schema31.properties.authorities.items.required,parentSchema:schema31.properties.authorities.items,data:data10}];
return false;
}
else {
const _errs24 = errors;
for(const key2 in data10){
if(!(((key2 === "name") || (key2 === "usage")) || (key2 === "custody"))){
validate20.errors = [{instancePath:instancePath+"/authorities/" + i0,schemaPath:"#/properties/authorities/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema31.properties.authorities.items,data:data10}];
return false;
break;
}
}
if(_errs24 === errors){
if(data10.name !== undefined){
let data11 = data10.name;
const _errs25 = errors;
if(errors === _errs25){
if(typeof data11 === "string"){
if(!pattern6.test(data11)){
validate20.errors = [{instancePath:instancePath+"/authorities/" + i0+"/name",schemaPath:"#/properties/authorities/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9._-]{0,62}$"},schema:"^[a-z0-9][a-z0-9._-]{0,62}$",parentSchema:schema31.properties.authorities.items.properties.name,data:data11}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/authorities/" + i0+"/name",schemaPath:"#/properties/authorities/items/properties/name/type",keyword:"type",params:{type: "string"},schema:schema31.properties.authorities.items.properties.name.type,parentSchema:schema31.properties.authorities.items.properties.name,data:data11}];
return false;
}
}
var valid3 = _errs25 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data10.usage !== undefined){
let data12 = data10.usage;
const _errs27 = errors;
if(!((data12 === "client") || (data12 === "server"))){
validate20.errors = [{instancePath:instancePath+"/authorities/" + i0+"/usage",schemaPath:"#/properties/authorities/items/properties/usage/enum",keyword:"enum",params:{allowedValues: schema31.properties.authorities.items.properties.usage.enum},schema:schema31.properties.authorities.items.properties.usage.enum,parentSchema:schema31.properties.authorities.items.properties.usage,data:data12}];
return false;
}
var valid3 = _errs27 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data10.custody !== undefined){
let data13 = data10.custody;
const _errs28 = errors;
if(!((data13 === "attended") || (data13 === "unattended"))){
validate20.errors = [{instancePath:instancePath+"/authorities/" + i0+"/custody",schemaPath:"#/properties/authorities/items/properties/custody/enum",keyword:"enum",params:{allowedValues: schema31.properties.authorities.items.properties.custody.enum},schema:schema31.properties.authorities.items.properties.custody.enum,parentSchema:schema31.properties.authorities.items.properties.custody,data:data13}];
return false;
}
var valid3 = _errs28 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/authorities/" + i0,schemaPath:"#/properties/authorities/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.authorities.items.type,parentSchema:schema31.properties.authorities.items,data:data10}];
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
validate20.errors = [{instancePath:instancePath+"/authorities",schemaPath:"#/properties/authorities/type",keyword:"type",params:{type: "array"},schema:schema31.properties.authorities.type,parentSchema:schema31.properties.authorities,data:data9}];
return false;
}
}
var valid0 = _errs20 === errors;
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
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
