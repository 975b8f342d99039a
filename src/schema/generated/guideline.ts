// @ts-nocheck
/** Generated from `pki/schemas/guideline.schema.json` by `npm run generate`. Not for editing. */
import { isDeepStrictEqual } from 'node:util'
import type { Validator } from '../gate.ts'
import type { GuidelineJson } from './types.ts'

export const validateGuideline: Validator<GuidelineJson> = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:guideline","title":"Guideline","description":"The protocol settings that every target is written with, and that the door of the library has. A change of any of them is a new file, under a new name.","type":"object","additionalProperties":false,"required":["name","changes","tlsVersions","suites","groups","securityHeaders"],"properties":{"$schema":{"title":"Schema","description":"Where an editor finds this schema.","type":"string"},"name":{"title":"Name","description":"The name that each export carries: countersign, and the year and month of the file.","type":"string","minLength":1,"pattern":"^countersign-[0-9]{4}\\.[0-9]{2}$"},"changes":{"title":"Changes","description":"What is another than in the version before, for each of the lists, and why.","type":"object","additionalProperties":false,"required":["tlsVersions","suites","groups","securityHeaders"],"properties":{"tlsVersions":{"title":"TLS versions","description":"What changed in this list, and why; that nothing did, where nothing did.","type":"string","minLength":1},"suites":{"title":"Suites","description":"What changed in this list, and why; that nothing did, where nothing did.","type":"string","minLength":1},"groups":{"title":"Groups","description":"What changed in this list, and why; that nothing did, where nothing did.","type":"string","minLength":1},"securityHeaders":{"title":"Security headers","description":"What changed in this list, and why; that nothing did, where nothing did.","type":"string","minLength":1}}},"tlsVersions":{"title":"TLS versions","description":"The versions of TLS, oldest first.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Version","description":"One version.","enum":["1.2","1.3"]}},"suites":{"title":"Suites","description":"Cipher suites in the order of preference, those of TLS 1.3 first, in the names of OpenSSL.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Suite","description":"One suite.","type":"string","minLength":1,"pattern":"^[A-Z0-9_-]+$"}},"groups":{"title":"Groups","description":"Key exchange groups in the order of preference, in the names of OpenSSL.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Group","description":"One group.","type":"string","minLength":1,"pattern":"^[A-Za-z0-9-]+$"}},"securityHeaders":{"title":"Security headers","description":"Headers on every answer, errors included.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Header","description":"One header.","type":"object","additionalProperties":false,"required":["name","value"],"properties":{"name":{"title":"Name","description":"Its name.","type":"string","minLength":1,"pattern":"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"},"value":{"title":"Value","description":"Its value.","type":"string","minLength":1}}}}}};
const func1 = (text) => [...text].length;
const func0 = isDeepStrictEqual;
const pattern4 = new RegExp("^countersign-[0-9]{4}\\.[0-9]{2}$", "u");
const pattern5 = new RegExp("^[A-Z0-9_-]+$", "u");
const pattern6 = new RegExp("^[A-Za-z0-9-]+$", "u");
const pattern7 = new RegExp("^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$", "u");

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
if(((((((data.name === undefined) && (missing0 = "name")) || ((data.changes === undefined) && (missing0 = "changes"))) || ((data.tlsVersions === undefined) && (missing0 = "tlsVersions"))) || ((data.suites === undefined) && (missing0 = "suites"))) || ((data.groups === undefined) && (missing0 = "groups"))) || ((data.securityHeaders === undefined) && (missing0 = "securityHeaders"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},schema:schema31.required,parentSchema:schema31,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((((key0 === "$schema") || (key0 === "name")) || (key0 === "changes")) || (key0 === "tlsVersions")) || (key0 === "suites")) || (key0 === "groups")) || (key0 === "securityHeaders"))){
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
if(func1(data1) < 1){
validate20.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.name,data:data1}];
return false;
}
else {
if(!pattern4.test(data1)){
validate20.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^countersign-[0-9]{4}\\.[0-9]{2}$"},schema:"^countersign-[0-9]{4}\\.[0-9]{2}$",parentSchema:schema31.properties.name,data:data1}];
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
if(data.changes !== undefined){
let data2 = data.changes;
const _errs6 = errors;
if(errors === _errs6){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if(((((data2.tlsVersions === undefined) && (missing1 = "tlsVersions")) || ((data2.suites === undefined) && (missing1 = "suites"))) || ((data2.groups === undefined) && (missing1 = "groups"))) || ((data2.securityHeaders === undefined) && (missing1 = "securityHeaders"))){
validate20.errors = [{instancePath:instancePath+"/changes",schemaPath:"#/properties/changes/required",keyword:"required",params:{missingProperty: missing1},schema:schema31.properties.changes.required,parentSchema:schema31.properties.changes,data:data2}];
return false;
}
else {
const _errs8 = errors;
for(const key1 in data2){
if(!((((key1 === "tlsVersions") || (key1 === "suites")) || (key1 === "groups")) || (key1 === "securityHeaders"))){
validate20.errors = [{instancePath:instancePath+"/changes",schemaPath:"#/properties/changes/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema31.properties.changes,data:data2}];
return false;
break;
}
}
if(_errs8 === errors){
if(data2.tlsVersions !== undefined){
let data3 = data2.tlsVersions;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(func1(data3) < 1){
validate20.errors = [{instancePath:instancePath+"/changes/tlsVersions",schemaPath:"#/properties/changes/properties/tlsVersions/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.changes.properties.tlsVersions,data:data3}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/changes/tlsVersions",schemaPath:"#/properties/changes/properties/tlsVersions/type",keyword:"type",params:{type: "string"},schema:schema31.properties.changes.properties.tlsVersions.type,parentSchema:schema31.properties.changes.properties.tlsVersions,data:data3}];
return false;
}
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.suites !== undefined){
let data4 = data2.suites;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data4 === "string"){
if(func1(data4) < 1){
validate20.errors = [{instancePath:instancePath+"/changes/suites",schemaPath:"#/properties/changes/properties/suites/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.changes.properties.suites,data:data4}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/changes/suites",schemaPath:"#/properties/changes/properties/suites/type",keyword:"type",params:{type: "string"},schema:schema31.properties.changes.properties.suites.type,parentSchema:schema31.properties.changes.properties.suites,data:data4}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.groups !== undefined){
let data5 = data2.groups;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data5 === "string"){
if(func1(data5) < 1){
validate20.errors = [{instancePath:instancePath+"/changes/groups",schemaPath:"#/properties/changes/properties/groups/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.changes.properties.groups,data:data5}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/changes/groups",schemaPath:"#/properties/changes/properties/groups/type",keyword:"type",params:{type: "string"},schema:schema31.properties.changes.properties.groups.type,parentSchema:schema31.properties.changes.properties.groups,data:data5}];
return false;
}
}
var valid1 = _errs13 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.securityHeaders !== undefined){
let data6 = data2.securityHeaders;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data6 === "string"){
if(func1(data6) < 1){
validate20.errors = [{instancePath:instancePath+"/changes/securityHeaders",schemaPath:"#/properties/changes/properties/securityHeaders/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.changes.properties.securityHeaders,data:data6}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/changes/securityHeaders",schemaPath:"#/properties/changes/properties/securityHeaders/type",keyword:"type",params:{type: "string"},schema:schema31.properties.changes.properties.securityHeaders.type,parentSchema:schema31.properties.changes.properties.securityHeaders,data:data6}];
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
}
else {
validate20.errors = [{instancePath:instancePath+"/changes",schemaPath:"#/properties/changes/type",keyword:"type",params:{type: "object"},schema:schema31.properties.changes.type,parentSchema:schema31.properties.changes,data:data2}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tlsVersions !== undefined){
let data7 = data.tlsVersions;
const _errs17 = errors;
if(errors === _errs17){
if(Array.isArray(data7)){
if(data7.length < 1){
validate20.errors = [{instancePath:instancePath+"/tlsVersions",schemaPath:"#/properties/tlsVersions/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.tlsVersions,data:data7}];
return false;
}
else {
var valid2 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs19 = errors;
if(!((data8 === "1.2") || (data8 === "1.3"))){
validate20.errors = [{instancePath:instancePath+"/tlsVersions/" + i0,schemaPath:"#/properties/tlsVersions/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.tlsVersions.items.enum},schema:schema31.properties.tlsVersions.items.enum,parentSchema:schema31.properties.tlsVersions.items,data:data8}];
return false;
}
var valid2 = _errs19 === errors;
if(!valid2){
break;
}
}
if(valid2){
let i1 = data7.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func0(data7[i1], data7[j0])){
validate20.errors = [{instancePath:instancePath+"/tlsVersions",schemaPath:"#/properties/tlsVersions/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema31.properties.tlsVersions,data:data7}];
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
validate20.errors = [{instancePath:instancePath+"/tlsVersions",schemaPath:"#/properties/tlsVersions/type",keyword:"type",params:{type: "array"},schema:schema31.properties.tlsVersions.type,parentSchema:schema31.properties.tlsVersions,data:data7}];
return false;
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.suites !== undefined){
let data9 = data.suites;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data9)){
if(data9.length < 1){
validate20.errors = [{instancePath:instancePath+"/suites",schemaPath:"#/properties/suites/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.suites,data:data9}];
return false;
}
else {
var valid4 = true;
const len1 = data9.length;
for(let i2=0; i2<len1; i2++){
let data10 = data9[i2];
const _errs22 = errors;
if(errors === _errs22){
if(typeof data10 === "string"){
if(func1(data10) < 1){
validate20.errors = [{instancePath:instancePath+"/suites/" + i2,schemaPath:"#/properties/suites/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.suites.items,data:data10}];
return false;
}
else {
if(!pattern5.test(data10)){
validate20.errors = [{instancePath:instancePath+"/suites/" + i2,schemaPath:"#/properties/suites/items/pattern",keyword:"pattern",params:{pattern: "^[A-Z0-9_-]+$"},schema:"^[A-Z0-9_-]+$",parentSchema:schema31.properties.suites.items,data:data10}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/suites/" + i2,schemaPath:"#/properties/suites/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.suites.items.type,parentSchema:schema31.properties.suites.items,data:data10}];
return false;
}
}
var valid4 = _errs22 === errors;
if(!valid4){
break;
}
}
if(valid4){
let i3 = data9.length;
let j1;
if(i3 > 1){
const indices0 = {};
for(;i3--;){
let item0 = data9[i3];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j1 = indices0[item0];
validate20.errors = [{instancePath:instancePath+"/suites",schemaPath:"#/properties/suites/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1},schema:true,parentSchema:schema31.properties.suites,data:data9}];
return false;
break;
}
indices0[item0] = i3;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/suites",schemaPath:"#/properties/suites/type",keyword:"type",params:{type: "array"},schema:schema31.properties.suites.type,parentSchema:schema31.properties.suites,data:data9}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.groups !== undefined){
let data11 = data.groups;
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data11)){
if(data11.length < 1){
validate20.errors = [{instancePath:instancePath+"/groups",schemaPath:"#/properties/groups/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.groups,data:data11}];
return false;
}
else {
var valid6 = true;
const len2 = data11.length;
for(let i4=0; i4<len2; i4++){
let data12 = data11[i4];
const _errs26 = errors;
if(errors === _errs26){
if(typeof data12 === "string"){
if(func1(data12) < 1){
validate20.errors = [{instancePath:instancePath+"/groups/" + i4,schemaPath:"#/properties/groups/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.groups.items,data:data12}];
return false;
}
else {
if(!pattern6.test(data12)){
validate20.errors = [{instancePath:instancePath+"/groups/" + i4,schemaPath:"#/properties/groups/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9-]+$"},schema:"^[A-Za-z0-9-]+$",parentSchema:schema31.properties.groups.items,data:data12}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/groups/" + i4,schemaPath:"#/properties/groups/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.groups.items.type,parentSchema:schema31.properties.groups.items,data:data12}];
return false;
}
}
var valid6 = _errs26 === errors;
if(!valid6){
break;
}
}
if(valid6){
let i5 = data11.length;
let j2;
if(i5 > 1){
const indices1 = {};
for(;i5--;){
let item1 = data11[i5];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j2 = indices1[item1];
validate20.errors = [{instancePath:instancePath+"/groups",schemaPath:"#/properties/groups/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j2},schema:true,parentSchema:schema31.properties.groups,data:data11}];
return false;
break;
}
indices1[item1] = i5;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/groups",schemaPath:"#/properties/groups/type",keyword:"type",params:{type: "array"},schema:schema31.properties.groups.type,parentSchema:schema31.properties.groups,data:data11}];
return false;
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.securityHeaders !== undefined){
let data13 = data.securityHeaders;
const _errs28 = errors;
if(errors === _errs28){
if(Array.isArray(data13)){
if(data13.length < 1){
validate20.errors = [{instancePath:instancePath+"/securityHeaders",schemaPath:"#/properties/securityHeaders/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.securityHeaders,data:data13}];
return false;
}
else {
var valid8 = true;
const len3 = data13.length;
for(let i6=0; i6<len3; i6++){
let data14 = data13[i6];
const _errs30 = errors;
if(errors === _errs30){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
let missing2;
if(((data14.name === undefined) && (missing2 = "name")) || ((data14.value === undefined) && (missing2 = "value"))){
validate20.errors = [{instancePath:instancePath+"/securityHeaders/" + i6,schemaPath:"#/properties/securityHeaders/items/required",keyword:"required",params:{missingProperty: missing2},schema:schema31.properties.securityHeaders.items.required,parentSchema:schema31.properties.securityHeaders.items,data:data14}];
return false;
}
else {
const _errs32 = errors;
for(const key2 in data14){
if(!((key2 === "name") || (key2 === "value"))){
validate20.errors = [{instancePath:instancePath+"/securityHeaders/" + i6,schemaPath:"#/properties/securityHeaders/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema31.properties.securityHeaders.items,data:data14}];
return false;
break;
}
}
if(_errs32 === errors){
if(data14.name !== undefined){
let data15 = data14.name;
const _errs33 = errors;
if(errors === _errs33){
if(typeof data15 === "string"){
if(func1(data15) < 1){
validate20.errors = [{instancePath:instancePath+"/securityHeaders/" + i6+"/name",schemaPath:"#/properties/securityHeaders/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.securityHeaders.items.properties.name,data:data15}];
return false;
}
else {
if(!pattern7.test(data15)){
validate20.errors = [{instancePath:instancePath+"/securityHeaders/" + i6+"/name",schemaPath:"#/properties/securityHeaders/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"},schema:"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$",parentSchema:schema31.properties.securityHeaders.items.properties.name,data:data15}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/securityHeaders/" + i6+"/name",schemaPath:"#/properties/securityHeaders/items/properties/name/type",keyword:"type",params:{type: "string"},schema:schema31.properties.securityHeaders.items.properties.name.type,parentSchema:schema31.properties.securityHeaders.items.properties.name,data:data15}];
return false;
}
}
var valid9 = _errs33 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data14.value !== undefined){
let data16 = data14.value;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data16 === "string"){
if(func1(data16) < 1){
validate20.errors = [{instancePath:instancePath+"/securityHeaders/" + i6+"/value",schemaPath:"#/properties/securityHeaders/items/properties/value/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.securityHeaders.items.properties.value,data:data16}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/securityHeaders/" + i6+"/value",schemaPath:"#/properties/securityHeaders/items/properties/value/type",keyword:"type",params:{type: "string"},schema:schema31.properties.securityHeaders.items.properties.value.type,parentSchema:schema31.properties.securityHeaders.items.properties.value,data:data16}];
return false;
}
}
var valid9 = _errs35 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/securityHeaders/" + i6,schemaPath:"#/properties/securityHeaders/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.securityHeaders.items.type,parentSchema:schema31.properties.securityHeaders.items,data:data14}];
return false;
}
}
var valid8 = _errs30 === errors;
if(!valid8){
break;
}
}
if(valid8){
let i7 = data13.length;
let j3;
if(i7 > 1){
outer1:
for(;i7--;){
for(j3 = i7; j3--;){
if(func0(data13[i7], data13[j3])){
validate20.errors = [{instancePath:instancePath+"/securityHeaders",schemaPath:"#/properties/securityHeaders/uniqueItems",keyword:"uniqueItems",params:{i: i7, j: j3},schema:true,parentSchema:schema31.properties.securityHeaders,data:data13}];
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
validate20.errors = [{instancePath:instancePath+"/securityHeaders",schemaPath:"#/properties/securityHeaders/type",keyword:"type",params:{type: "array"},schema:schema31.properties.securityHeaders.type,parentSchema:schema31.properties.securityHeaders,data:data13}];
return false;
}
}
var valid0 = _errs28 === errors;
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
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
