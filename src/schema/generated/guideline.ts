// @ts-nocheck
/** Generated from `pki/schemas/guideline.schema.json` by `npm run generate`. Not for editing. */
import { isDeepStrictEqual } from 'node:util'
import type { Validator } from '../gate.ts'
import type { GuidelineJson } from './types.ts'

export const validateGuideline: Validator<GuidelineJson> = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:guideline","title":"Guideline","description":"Protocol settings that targets are written with, that the probe judges servers by, and that the door of the library has. A change of any of them is a new file, under a new name.","type":"object","additionalProperties":false,"required":["name","for","changes","sources","tlsVersions","suites","groups","groupsBesides","signatures","signaturesBesides","ofLibrary","securityHeaders"],"properties":{"$schema":{"title":"Schema","description":"Where an editor finds this schema.","type":"string"},"name":{"title":"Name","description":"The name that each export carries: countersign, the word of the guideline (none for intermediate, the usual one), and the year and month of the file.","type":"string","minLength":1,"pattern":"^countersign-(?:(?:modern|fips)-)?[0-9]{4}\\.[0-9]{2}$"},"for":{"title":"For","description":"The servers that it is for, in a sentence or two.","type":"string","minLength":1},"changes":{"title":"Changes","description":"What is another than in the version before, for each of the lists, and why.","type":"object","additionalProperties":false,"required":["tlsVersions","suites","groups","signatures","securityHeaders"],"properties":{"tlsVersions":{"title":"TLS versions","description":"What changed in this list, and why; that nothing did, where nothing did.","type":"string","minLength":1},"suites":{"title":"Suites","description":"What changed in this list, and why; that nothing did, where nothing did.","type":"string","minLength":1},"groups":{"title":"Groups","description":"What changed in this list, and why; that nothing did, where nothing did.","type":"string","minLength":1},"signatures":{"title":"Signatures","description":"What changed in this list, and why; that nothing did, where nothing did.","type":"string","minLength":1},"securityHeaders":{"title":"Security headers","description":"What changed in this list, and why; that nothing did, where nothing did.","type":"string","minLength":1}}},"sources":{"title":"Sources","description":"Where the lists come from: what each document says, in our words.","type":"array","minItems":1,"items":{"title":"Source","description":"One document, and what it says.","type":"object","additionalProperties":false,"required":["of","document","section","says"],"properties":{"of":{"title":"Of","description":"The lists that it is a source of.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"List","description":"One list.","enum":["tlsVersions","suites","groups","signatures","securityHeaders"]}},"document":{"title":"Document","description":"The document, with its version.","type":"string","minLength":1},"section":{"title":"Section","description":"Where in the document.","type":"string","minLength":1},"says":{"title":"Says","description":"What it says there, and what was made of it where that is something else.","type":"string","minLength":1}}}},"tlsVersions":{"title":"TLS versions","description":"The versions of TLS, oldest first.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Version","description":"One version.","enum":["1.2","1.3"]}},"suites":{"title":"Suites","description":"Cipher suites in the order of preference, those of TLS 1.3 first, in the names of OpenSSL.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Suite","description":"One suite.","type":"string","minLength":1,"pattern":"^[A-Z0-9_-]+$"}},"groups":{"title":"Groups","description":"Key exchange groups in the order of preference, in the names of OpenSSL.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Group","description":"One group.","type":"string","minLength":1,"pattern":"^[A-Za-z0-9-]+$"}},"groupsBesides":{"title":"Groups besides","description":"Groups that no export names and that a server may take nevertheless: TLS libraries take them by themselves, and they are as good.","type":"array","uniqueItems":true,"items":{"title":"Group","description":"One group.","type":"string","minLength":1,"pattern":"^[A-Za-z0-9-]+$"}},"signatures":{"title":"Signatures","description":"Signature algorithms that a server may take from clients, in the names of TLS (RFC 8446 §4.2.3).","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Signature","description":"One algorithm.","type":"string","minLength":1,"pattern":"^[A-Za-z0-9_]+$"}},"signaturesBesides":{"title":"Signatures besides","description":"Signature algorithms that no export names and that a server may take nevertheless: TLS libraries take them by themselves.","type":"array","uniqueItems":true,"items":{"title":"Signature","description":"One algorithm.","type":"string","minLength":1,"pattern":"^[A-Za-z0-9_]+$"}},"ofLibrary":{"title":"Of the library","description":"kept: the groups that a TLS library takes by itself may stay, since they all are in the lists. replaced: a server must be told its groups, since the library has others; the same goes for signature algorithms.","enum":["kept","replaced"]},"securityHeaders":{"title":"Security headers","description":"Headers on every answer, errors included.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Header","description":"One header.","type":"object","additionalProperties":false,"required":["name","value"],"properties":{"name":{"title":"Name","description":"Its name.","type":"string","minLength":1,"pattern":"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"},"value":{"title":"Value","description":"Its value.","type":"string","minLength":1}}}}}};
const func1 = Object.prototype.hasOwnProperty;
const func2 = (text) => [...text].length;
const func0 = isDeepStrictEqual;
const pattern4 = new RegExp("^countersign-(?:(?:modern|fips)-)?[0-9]{4}\\.[0-9]{2}$", "u");
const pattern5 = new RegExp("^[A-Z0-9_-]+$", "u");
const pattern6 = new RegExp("^[A-Za-z0-9-]+$", "u");
const pattern8 = new RegExp("^[A-Za-z0-9_]+$", "u");
const pattern10 = new RegExp("^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="urn:countersign:schema:guideline" */;
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
if(((((((((((((data.name === undefined) && (missing0 = "name")) || ((data.for === undefined) && (missing0 = "for"))) || ((data.changes === undefined) && (missing0 = "changes"))) || ((data.sources === undefined) && (missing0 = "sources"))) || ((data.tlsVersions === undefined) && (missing0 = "tlsVersions"))) || ((data.suites === undefined) && (missing0 = "suites"))) || ((data.groups === undefined) && (missing0 = "groups"))) || ((data.groupsBesides === undefined) && (missing0 = "groupsBesides"))) || ((data.signatures === undefined) && (missing0 = "signatures"))) || ((data.signaturesBesides === undefined) && (missing0 = "signaturesBesides"))) || ((data.ofLibrary === undefined) && (missing0 = "ofLibrary"))) || ((data.securityHeaders === undefined) && (missing0 = "securityHeaders"))){
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
if(data.name !== undefined){
let data1 = data.name;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(func2(data1) < 1){
validate20.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.name,data:data1}];
return false;
}
else {
if(!pattern4.test(data1)){
validate20.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^countersign-(?:(?:modern|fips)-)?[0-9]{4}\\.[0-9]{2}$"},schema:"^countersign-(?:(?:modern|fips)-)?[0-9]{4}\\.[0-9]{2}$",parentSchema:schema31.properties.name,data:data1}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},schema:schema31.properties.name.type,parentSchema:schema31.properties.name,data:data1}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.for !== undefined){
let data2 = data.for;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(func2(data2) < 1){
validate20.errors = [{instancePath:instancePath+"/for",schemaPath:"#/properties/for/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.for,data:data2}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/for",schemaPath:"#/properties/for/type",keyword:"type",params:{type: "string"},schema:schema31.properties.for.type,parentSchema:schema31.properties.for,data:data2}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.changes !== undefined){
let data3 = data.changes;
const _errs8 = errors;
if(errors === _errs8){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((((((data3.tlsVersions === undefined) && (missing1 = "tlsVersions")) || ((data3.suites === undefined) && (missing1 = "suites"))) || ((data3.groups === undefined) && (missing1 = "groups"))) || ((data3.signatures === undefined) && (missing1 = "signatures"))) || ((data3.securityHeaders === undefined) && (missing1 = "securityHeaders"))){
validate20.errors = [{instancePath:instancePath+"/changes",schemaPath:"#/properties/changes/required",keyword:"required",params:{missingProperty: missing1},schema:schema31.properties.changes.required,parentSchema:schema31.properties.changes,data:data3}];
return false;
}
else {
const _errs10 = errors;
for(const key1 in data3){
if(!(((((key1 === "tlsVersions") || (key1 === "suites")) || (key1 === "groups")) || (key1 === "signatures")) || (key1 === "securityHeaders"))){
validate20.errors = [{instancePath:instancePath+"/changes",schemaPath:"#/properties/changes/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema31.properties.changes,data:data3}];
return false;
break;
}
}
if(_errs10 === errors){
if(data3.tlsVersions !== undefined){
let data4 = data3.tlsVersions;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data4 === "string"){
if(func2(data4) < 1){
validate20.errors = [{instancePath:instancePath+"/changes/tlsVersions",schemaPath:"#/properties/changes/properties/tlsVersions/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.changes.properties.tlsVersions,data:data4}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/changes/tlsVersions",schemaPath:"#/properties/changes/properties/tlsVersions/type",keyword:"type",params:{type: "string"},schema:schema31.properties.changes.properties.tlsVersions.type,parentSchema:schema31.properties.changes.properties.tlsVersions,data:data4}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.suites !== undefined){
let data5 = data3.suites;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data5 === "string"){
if(func2(data5) < 1){
validate20.errors = [{instancePath:instancePath+"/changes/suites",schemaPath:"#/properties/changes/properties/suites/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.changes.properties.suites,data:data5}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/changes/suites",schemaPath:"#/properties/changes/properties/suites/type",keyword:"type",params:{type: "string"},schema:schema31.properties.changes.properties.suites.type,parentSchema:schema31.properties.changes.properties.suites,data:data5}];
return false;
}
}
var valid1 = _errs13 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.groups !== undefined){
let data6 = data3.groups;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data6 === "string"){
if(func2(data6) < 1){
validate20.errors = [{instancePath:instancePath+"/changes/groups",schemaPath:"#/properties/changes/properties/groups/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.changes.properties.groups,data:data6}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/changes/groups",schemaPath:"#/properties/changes/properties/groups/type",keyword:"type",params:{type: "string"},schema:schema31.properties.changes.properties.groups.type,parentSchema:schema31.properties.changes.properties.groups,data:data6}];
return false;
}
}
var valid1 = _errs15 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.signatures !== undefined){
let data7 = data3.signatures;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data7 === "string"){
if(func2(data7) < 1){
validate20.errors = [{instancePath:instancePath+"/changes/signatures",schemaPath:"#/properties/changes/properties/signatures/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.changes.properties.signatures,data:data7}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/changes/signatures",schemaPath:"#/properties/changes/properties/signatures/type",keyword:"type",params:{type: "string"},schema:schema31.properties.changes.properties.signatures.type,parentSchema:schema31.properties.changes.properties.signatures,data:data7}];
return false;
}
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.securityHeaders !== undefined){
let data8 = data3.securityHeaders;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data8 === "string"){
if(func2(data8) < 1){
validate20.errors = [{instancePath:instancePath+"/changes/securityHeaders",schemaPath:"#/properties/changes/properties/securityHeaders/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.changes.properties.securityHeaders,data:data8}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/changes/securityHeaders",schemaPath:"#/properties/changes/properties/securityHeaders/type",keyword:"type",params:{type: "string"},schema:schema31.properties.changes.properties.securityHeaders.type,parentSchema:schema31.properties.changes.properties.securityHeaders,data:data8}];
return false;
}
}
var valid1 = _errs19 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/changes",schemaPath:"#/properties/changes/type",keyword:"type",params:{type: "object"},schema:schema31.properties.changes.type,parentSchema:schema31.properties.changes,data:data3}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sources !== undefined){
let data9 = data.sources;
const _errs21 = errors;
if(errors === _errs21){
if(Array.isArray(data9)){
if(data9.length < 1){
validate20.errors = [{instancePath:instancePath+"/sources",schemaPath:"#/properties/sources/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.sources,data:data9}];
return false;
}
else {
var valid2 = true;
const len0 = data9.length;
for(let i0=0; i0<len0; i0++){
let data10 = data9[i0];
const _errs23 = errors;
if(errors === _errs23){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if(((((data10.of === undefined) && (missing2 = "of")) || ((data10.document === undefined) && (missing2 = "document"))) || ((data10.section === undefined) && (missing2 = "section"))) || ((data10.says === undefined) && (missing2 = "says"))){
validate20.errors = [{instancePath:instancePath+"/sources/" + i0,schemaPath:"#/properties/sources/items/required",keyword:"required",params:{missingProperty: missing2},schema:schema31.properties.sources.items.required,parentSchema:schema31.properties.sources.items,data:data10}];
return false;
}
else {
const _errs25 = errors;
for(const key2 in data10){
if(!((((key2 === "of") || (key2 === "document")) || (key2 === "section")) || (key2 === "says"))){
validate20.errors = [{instancePath:instancePath+"/sources/" + i0,schemaPath:"#/properties/sources/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema31.properties.sources.items,data:data10}];
return false;
break;
}
}
if(_errs25 === errors){
if(data10.of !== undefined){
let data11 = data10.of;
const _errs26 = errors;
if(errors === _errs26){
if(Array.isArray(data11)){
if(data11.length < 1){
validate20.errors = [{instancePath:instancePath+"/sources/" + i0+"/of",schemaPath:"#/properties/sources/items/properties/of/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.sources.items.properties.of,data:data11}];
return false;
}
else {
var valid4 = true;
const len1 = data11.length;
for(let i1=0; i1<len1; i1++){
let data12 = data11[i1];
const _errs28 = errors;
if(!(((((data12 === "tlsVersions") || (data12 === "suites")) || (data12 === "groups")) || (data12 === "signatures")) || (data12 === "securityHeaders"))){
validate20.errors = [{instancePath:instancePath+"/sources/" + i0+"/of/" + i1,schemaPath:"#/properties/sources/items/properties/of/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.sources.items.properties.of.items.enum},schema:schema31.properties.sources.items.properties.of.items.enum,parentSchema:schema31.properties.sources.items.properties.of.items,data:data12}];
return false;
}
var valid4 = _errs28 === errors;
if(!valid4){
break;
}
}
if(valid4){
let i2 = data11.length;
let j0;
if(i2 > 1){
outer0:
for(;i2--;){
for(j0 = i2; j0--;){
if(func0(data11[i2], data11[j0])){
validate20.errors = [{instancePath:instancePath+"/sources/" + i0+"/of",schemaPath:"#/properties/sources/items/properties/of/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},schema:true,parentSchema:schema31.properties.sources.items.properties.of,data:data11}];
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
validate20.errors = [{instancePath:instancePath+"/sources/" + i0+"/of",schemaPath:"#/properties/sources/items/properties/of/type",keyword:"type",params:{type: "array"},schema:schema31.properties.sources.items.properties.of.type,parentSchema:schema31.properties.sources.items.properties.of,data:data11}];
return false;
}
}
var valid3 = _errs26 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data10.document !== undefined){
let data13 = data10.document;
const _errs29 = errors;
if(errors === _errs29){
if(typeof data13 === "string"){
if(func2(data13) < 1){
validate20.errors = [{instancePath:instancePath+"/sources/" + i0+"/document",schemaPath:"#/properties/sources/items/properties/document/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.sources.items.properties.document,data:data13}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/sources/" + i0+"/document",schemaPath:"#/properties/sources/items/properties/document/type",keyword:"type",params:{type: "string"},schema:schema31.properties.sources.items.properties.document.type,parentSchema:schema31.properties.sources.items.properties.document,data:data13}];
return false;
}
}
var valid3 = _errs29 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data10.section !== undefined){
let data14 = data10.section;
const _errs31 = errors;
if(errors === _errs31){
if(typeof data14 === "string"){
if(func2(data14) < 1){
validate20.errors = [{instancePath:instancePath+"/sources/" + i0+"/section",schemaPath:"#/properties/sources/items/properties/section/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.sources.items.properties.section,data:data14}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/sources/" + i0+"/section",schemaPath:"#/properties/sources/items/properties/section/type",keyword:"type",params:{type: "string"},schema:schema31.properties.sources.items.properties.section.type,parentSchema:schema31.properties.sources.items.properties.section,data:data14}];
return false;
}
}
var valid3 = _errs31 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data10.says !== undefined){
let data15 = data10.says;
const _errs33 = errors;
if(errors === _errs33){
if(typeof data15 === "string"){
if(func2(data15) < 1){
validate20.errors = [{instancePath:instancePath+"/sources/" + i0+"/says",schemaPath:"#/properties/sources/items/properties/says/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.sources.items.properties.says,data:data15}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/sources/" + i0+"/says",schemaPath:"#/properties/sources/items/properties/says/type",keyword:"type",params:{type: "string"},schema:schema31.properties.sources.items.properties.says.type,parentSchema:schema31.properties.sources.items.properties.says,data:data15}];
return false;
}
}
var valid3 = _errs33 === errors;
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
else {
validate20.errors = [{instancePath:instancePath+"/sources/" + i0,schemaPath:"#/properties/sources/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.sources.items.type,parentSchema:schema31.properties.sources.items,data:data10}];
return false;
}
}
var valid2 = _errs23 === errors;
if(!valid2){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/sources",schemaPath:"#/properties/sources/type",keyword:"type",params:{type: "array"},schema:schema31.properties.sources.type,parentSchema:schema31.properties.sources,data:data9}];
return false;
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tlsVersions !== undefined){
let data16 = data.tlsVersions;
const _errs35 = errors;
if(errors === _errs35){
if(Array.isArray(data16)){
if(data16.length < 1){
validate20.errors = [{instancePath:instancePath+"/tlsVersions",schemaPath:"#/properties/tlsVersions/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.tlsVersions,data:data16}];
return false;
}
else {
var valid6 = true;
const len2 = data16.length;
for(let i3=0; i3<len2; i3++){
let data17 = data16[i3];
const _errs37 = errors;
if(!((data17 === "1.2") || (data17 === "1.3"))){
validate20.errors = [{instancePath:instancePath+"/tlsVersions/" + i3,schemaPath:"#/properties/tlsVersions/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.tlsVersions.items.enum},schema:schema31.properties.tlsVersions.items.enum,parentSchema:schema31.properties.tlsVersions.items,data:data17}];
return false;
}
var valid6 = _errs37 === errors;
if(!valid6){
break;
}
}
if(valid6){
let i4 = data16.length;
let j1;
if(i4 > 1){
outer1:
for(;i4--;){
for(j1 = i4; j1--;){
if(func0(data16[i4], data16[j1])){
validate20.errors = [{instancePath:instancePath+"/tlsVersions",schemaPath:"#/properties/tlsVersions/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j1},schema:true,parentSchema:schema31.properties.tlsVersions,data:data16}];
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
validate20.errors = [{instancePath:instancePath+"/tlsVersions",schemaPath:"#/properties/tlsVersions/type",keyword:"type",params:{type: "array"},schema:schema31.properties.tlsVersions.type,parentSchema:schema31.properties.tlsVersions,data:data16}];
return false;
}
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.suites !== undefined){
let data18 = data.suites;
const _errs38 = errors;
if(errors === _errs38){
if(Array.isArray(data18)){
if(data18.length < 1){
validate20.errors = [{instancePath:instancePath+"/suites",schemaPath:"#/properties/suites/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.suites,data:data18}];
return false;
}
else {
var valid8 = true;
const len3 = data18.length;
for(let i5=0; i5<len3; i5++){
let data19 = data18[i5];
const _errs40 = errors;
if(errors === _errs40){
if(typeof data19 === "string"){
if(func2(data19) < 1){
validate20.errors = [{instancePath:instancePath+"/suites/" + i5,schemaPath:"#/properties/suites/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.suites.items,data:data19}];
return false;
}
else {
if(!pattern5.test(data19)){
validate20.errors = [{instancePath:instancePath+"/suites/" + i5,schemaPath:"#/properties/suites/items/pattern",keyword:"pattern",params:{pattern: "^[A-Z0-9_-]+$"},schema:"^[A-Z0-9_-]+$",parentSchema:schema31.properties.suites.items,data:data19}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/suites/" + i5,schemaPath:"#/properties/suites/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.suites.items.type,parentSchema:schema31.properties.suites.items,data:data19}];
return false;
}
}
var valid8 = _errs40 === errors;
if(!valid8){
break;
}
}
if(valid8){
let i6 = data18.length;
let j2;
if(i6 > 1){
const indices0 = {};
for(;i6--;){
let item0 = data18[i6];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j2 = indices0[item0];
validate20.errors = [{instancePath:instancePath+"/suites",schemaPath:"#/properties/suites/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j2},schema:true,parentSchema:schema31.properties.suites,data:data18}];
return false;
break;
}
indices0[item0] = i6;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/suites",schemaPath:"#/properties/suites/type",keyword:"type",params:{type: "array"},schema:schema31.properties.suites.type,parentSchema:schema31.properties.suites,data:data18}];
return false;
}
}
var valid0 = _errs38 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.groups !== undefined){
let data20 = data.groups;
const _errs42 = errors;
if(errors === _errs42){
if(Array.isArray(data20)){
if(data20.length < 1){
validate20.errors = [{instancePath:instancePath+"/groups",schemaPath:"#/properties/groups/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.groups,data:data20}];
return false;
}
else {
var valid10 = true;
const len4 = data20.length;
for(let i7=0; i7<len4; i7++){
let data21 = data20[i7];
const _errs44 = errors;
if(errors === _errs44){
if(typeof data21 === "string"){
if(func2(data21) < 1){
validate20.errors = [{instancePath:instancePath+"/groups/" + i7,schemaPath:"#/properties/groups/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.groups.items,data:data21}];
return false;
}
else {
if(!pattern6.test(data21)){
validate20.errors = [{instancePath:instancePath+"/groups/" + i7,schemaPath:"#/properties/groups/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9-]+$"},schema:"^[A-Za-z0-9-]+$",parentSchema:schema31.properties.groups.items,data:data21}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/groups/" + i7,schemaPath:"#/properties/groups/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.groups.items.type,parentSchema:schema31.properties.groups.items,data:data21}];
return false;
}
}
var valid10 = _errs44 === errors;
if(!valid10){
break;
}
}
if(valid10){
let i8 = data20.length;
let j3;
if(i8 > 1){
const indices1 = {};
for(;i8--;){
let item1 = data20[i8];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j3 = indices1[item1];
validate20.errors = [{instancePath:instancePath+"/groups",schemaPath:"#/properties/groups/uniqueItems",keyword:"uniqueItems",params:{i: i8, j: j3},schema:true,parentSchema:schema31.properties.groups,data:data20}];
return false;
break;
}
indices1[item1] = i8;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/groups",schemaPath:"#/properties/groups/type",keyword:"type",params:{type: "array"},schema:schema31.properties.groups.type,parentSchema:schema31.properties.groups,data:data20}];
return false;
}
}
var valid0 = _errs42 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.groupsBesides !== undefined){
let data22 = data.groupsBesides;
const _errs46 = errors;
if(errors === _errs46){
if(Array.isArray(data22)){
var valid12 = true;
const len5 = data22.length;
for(let i9=0; i9<len5; i9++){
let data23 = data22[i9];
const _errs48 = errors;
if(errors === _errs48){
if(typeof data23 === "string"){
if(func2(data23) < 1){
validate20.errors = [{instancePath:instancePath+"/groupsBesides/" + i9,schemaPath:"#/properties/groupsBesides/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.groupsBesides.items,data:data23}];
return false;
}
else {
if(!pattern6.test(data23)){
validate20.errors = [{instancePath:instancePath+"/groupsBesides/" + i9,schemaPath:"#/properties/groupsBesides/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9-]+$"},schema:"^[A-Za-z0-9-]+$",parentSchema:schema31.properties.groupsBesides.items,data:data23}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/groupsBesides/" + i9,schemaPath:"#/properties/groupsBesides/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.groupsBesides.items.type,parentSchema:schema31.properties.groupsBesides.items,data:data23}];
return false;
}
}
var valid12 = _errs48 === errors;
if(!valid12){
break;
}
}
if(valid12){
let i10 = data22.length;
let j4;
if(i10 > 1){
const indices2 = {};
for(;i10--;){
let item2 = data22[i10];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j4 = indices2[item2];
validate20.errors = [{instancePath:instancePath+"/groupsBesides",schemaPath:"#/properties/groupsBesides/uniqueItems",keyword:"uniqueItems",params:{i: i10, j: j4},schema:true,parentSchema:schema31.properties.groupsBesides,data:data22}];
return false;
break;
}
indices2[item2] = i10;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/groupsBesides",schemaPath:"#/properties/groupsBesides/type",keyword:"type",params:{type: "array"},schema:schema31.properties.groupsBesides.type,parentSchema:schema31.properties.groupsBesides,data:data22}];
return false;
}
}
var valid0 = _errs46 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.signatures !== undefined){
let data24 = data.signatures;
const _errs50 = errors;
if(errors === _errs50){
if(Array.isArray(data24)){
if(data24.length < 1){
validate20.errors = [{instancePath:instancePath+"/signatures",schemaPath:"#/properties/signatures/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.signatures,data:data24}];
return false;
}
else {
var valid14 = true;
const len6 = data24.length;
for(let i11=0; i11<len6; i11++){
let data25 = data24[i11];
const _errs52 = errors;
if(errors === _errs52){
if(typeof data25 === "string"){
if(func2(data25) < 1){
validate20.errors = [{instancePath:instancePath+"/signatures/" + i11,schemaPath:"#/properties/signatures/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.signatures.items,data:data25}];
return false;
}
else {
if(!pattern8.test(data25)){
validate20.errors = [{instancePath:instancePath+"/signatures/" + i11,schemaPath:"#/properties/signatures/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_]+$"},schema:"^[A-Za-z0-9_]+$",parentSchema:schema31.properties.signatures.items,data:data25}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/signatures/" + i11,schemaPath:"#/properties/signatures/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.signatures.items.type,parentSchema:schema31.properties.signatures.items,data:data25}];
return false;
}
}
var valid14 = _errs52 === errors;
if(!valid14){
break;
}
}
if(valid14){
let i12 = data24.length;
let j5;
if(i12 > 1){
const indices3 = {};
for(;i12--;){
let item3 = data24[i12];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j5 = indices3[item3];
validate20.errors = [{instancePath:instancePath+"/signatures",schemaPath:"#/properties/signatures/uniqueItems",keyword:"uniqueItems",params:{i: i12, j: j5},schema:true,parentSchema:schema31.properties.signatures,data:data24}];
return false;
break;
}
indices3[item3] = i12;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/signatures",schemaPath:"#/properties/signatures/type",keyword:"type",params:{type: "array"},schema:schema31.properties.signatures.type,parentSchema:schema31.properties.signatures,data:data24}];
return false;
}
}
var valid0 = _errs50 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.signaturesBesides !== undefined){
let data26 = data.signaturesBesides;
const _errs54 = errors;
if(errors === _errs54){
if(Array.isArray(data26)){
var valid16 = true;
const len7 = data26.length;
for(let i13=0; i13<len7; i13++){
let data27 = data26[i13];
const _errs56 = errors;
if(errors === _errs56){
if(typeof data27 === "string"){
if(func2(data27) < 1){
validate20.errors = [{instancePath:instancePath+"/signaturesBesides/" + i13,schemaPath:"#/properties/signaturesBesides/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.signaturesBesides.items,data:data27}];
return false;
}
else {
if(!pattern8.test(data27)){
validate20.errors = [{instancePath:instancePath+"/signaturesBesides/" + i13,schemaPath:"#/properties/signaturesBesides/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_]+$"},schema:"^[A-Za-z0-9_]+$",parentSchema:schema31.properties.signaturesBesides.items,data:data27}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/signaturesBesides/" + i13,schemaPath:"#/properties/signaturesBesides/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.signaturesBesides.items.type,parentSchema:schema31.properties.signaturesBesides.items,data:data27}];
return false;
}
}
var valid16 = _errs56 === errors;
if(!valid16){
break;
}
}
if(valid16){
let i14 = data26.length;
let j6;
if(i14 > 1){
const indices4 = {};
for(;i14--;){
let item4 = data26[i14];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j6 = indices4[item4];
validate20.errors = [{instancePath:instancePath+"/signaturesBesides",schemaPath:"#/properties/signaturesBesides/uniqueItems",keyword:"uniqueItems",params:{i: i14, j: j6},schema:true,parentSchema:schema31.properties.signaturesBesides,data:data26}];
return false;
break;
}
indices4[item4] = i14;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/signaturesBesides",schemaPath:"#/properties/signaturesBesides/type",keyword:"type",params:{type: "array"},schema:schema31.properties.signaturesBesides.type,parentSchema:schema31.properties.signaturesBesides,data:data26}];
return false;
}
}
var valid0 = _errs54 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ofLibrary !== undefined){
let data28 = data.ofLibrary;
const _errs58 = errors;
if(!((data28 === "kept") || (data28 === "replaced"))){
validate20.errors = [{instancePath:instancePath+"/ofLibrary",schemaPath:"#/properties/ofLibrary/enum",keyword:"enum",params:{allowedValues: schema31.properties.ofLibrary.enum},schema:schema31.properties.ofLibrary.enum,parentSchema:schema31.properties.ofLibrary,data:data28}];
return false;
}
var valid0 = _errs58 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.securityHeaders !== undefined){
let data29 = data.securityHeaders;
const _errs59 = errors;
if(errors === _errs59){
if(Array.isArray(data29)){
if(data29.length < 1){
validate20.errors = [{instancePath:instancePath+"/securityHeaders",schemaPath:"#/properties/securityHeaders/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.securityHeaders,data:data29}];
return false;
}
else {
var valid18 = true;
const len8 = data29.length;
for(let i15=0; i15<len8; i15++){
let data30 = data29[i15];
const _errs61 = errors;
if(errors === _errs61){
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
let missing3;
if(((data30.name === undefined) && (missing3 = "name")) || ((data30.value === undefined) && (missing3 = "value"))){
validate20.errors = [{instancePath:instancePath+"/securityHeaders/" + i15,schemaPath:"#/properties/securityHeaders/items/required",keyword:"required",params:{missingProperty: missing3},schema:schema31.properties.securityHeaders.items.required,parentSchema:schema31.properties.securityHeaders.items,data:data30}];
return false;
}
else {
const _errs63 = errors;
for(const key3 in data30){
if(!((key3 === "name") || (key3 === "value"))){
validate20.errors = [{instancePath:instancePath+"/securityHeaders/" + i15,schemaPath:"#/properties/securityHeaders/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema31.properties.securityHeaders.items,data:data30}];
return false;
break;
}
}
if(_errs63 === errors){
if(data30.name !== undefined){
let data31 = data30.name;
const _errs64 = errors;
if(errors === _errs64){
if(typeof data31 === "string"){
if(func2(data31) < 1){
validate20.errors = [{instancePath:instancePath+"/securityHeaders/" + i15+"/name",schemaPath:"#/properties/securityHeaders/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.securityHeaders.items.properties.name,data:data31}];
return false;
}
else {
if(!pattern10.test(data31)){
validate20.errors = [{instancePath:instancePath+"/securityHeaders/" + i15+"/name",schemaPath:"#/properties/securityHeaders/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"},schema:"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$",parentSchema:schema31.properties.securityHeaders.items.properties.name,data:data31}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/securityHeaders/" + i15+"/name",schemaPath:"#/properties/securityHeaders/items/properties/name/type",keyword:"type",params:{type: "string"},schema:schema31.properties.securityHeaders.items.properties.name.type,parentSchema:schema31.properties.securityHeaders.items.properties.name,data:data31}];
return false;
}
}
var valid19 = _errs64 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data30.value !== undefined){
let data32 = data30.value;
const _errs66 = errors;
if(errors === _errs66){
if(typeof data32 === "string"){
if(func2(data32) < 1){
validate20.errors = [{instancePath:instancePath+"/securityHeaders/" + i15+"/value",schemaPath:"#/properties/securityHeaders/items/properties/value/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.securityHeaders.items.properties.value,data:data32}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/securityHeaders/" + i15+"/value",schemaPath:"#/properties/securityHeaders/items/properties/value/type",keyword:"type",params:{type: "string"},schema:schema31.properties.securityHeaders.items.properties.value.type,parentSchema:schema31.properties.securityHeaders.items.properties.value,data:data32}];
return false;
}
}
var valid19 = _errs66 === errors;
}
else {
var valid19 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/securityHeaders/" + i15,schemaPath:"#/properties/securityHeaders/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.securityHeaders.items.type,parentSchema:schema31.properties.securityHeaders.items,data:data30}];
return false;
}
}
var valid18 = _errs61 === errors;
if(!valid18){
break;
}
}
if(valid18){
let i16 = data29.length;
let j7;
if(i16 > 1){
outer2:
for(;i16--;){
for(j7 = i16; j7--;){
if(func0(data29[i16], data29[j7])){
validate20.errors = [{instancePath:instancePath+"/securityHeaders",schemaPath:"#/properties/securityHeaders/uniqueItems",keyword:"uniqueItems",params:{i: i16, j: j7},schema:true,parentSchema:schema31.properties.securityHeaders,data:data29}];
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
validate20.errors = [{instancePath:instancePath+"/securityHeaders",schemaPath:"#/properties/securityHeaders/type",keyword:"type",params:{type: "array"},schema:schema31.properties.securityHeaders.type,parentSchema:schema31.properties.securityHeaders,data:data29}];
return false;
}
}
var valid0 = _errs59 === errors;
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
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
