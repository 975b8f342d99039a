// @ts-nocheck
/** Generated from `pki/schemas/identity-headers.schema.json` by `npm run generate`. Not for editing. */
import type { Validator } from '../gate.ts'
import type { IdentityHeadersJson } from './types.ts'

export const validateIdentityHeaders: Validator<IdentityHeadersJson> = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:identity-headers","title":"Identity headers","description":"Headers that tell a server who is calling, from where, or what is asked for. Exported servers take them off a request, and the probe forges those that have a meaning.","type":"object","additionalProperties":false,"required":["names","beginnings"],"properties":{"$schema":{"title":"Schema","description":"Where an editor finds this schema.","type":"string"},"names":{"title":"Names","description":"Whole names, by what they tell.","type":"object","additionalProperties":false,"required":["verdict","presence","subject","name","pem","own","further","rest"],"properties":{"verdict":{"title":"Verdict","description":"They tell that somebody was verified: SUCCESS.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Name","description":"A name, as it is written; in whatever spelling it comes.","type":"string","pattern":"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"}},"presence":{"title":"Presence","description":"They tell the same: true.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Name","description":"A name, as it is written; in whatever spelling it comes.","type":"string","pattern":"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"}},"subject":{"title":"Subject","description":"They tell the subject of a certificate.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Name","description":"A name, as it is written; in whatever spelling it comes.","type":"string","pattern":"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"}},"name":{"title":"Name","description":"They tell the name of a client.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Name","description":"A name, as it is written; in whatever spelling it comes.","type":"string","pattern":"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"}},"pem":{"title":"PEM","description":"They carry the certificate, as PEM in percent-encoding.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Name","description":"A name, as it is written; in whatever spelling it comes.","type":"string","pattern":"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"}},"own":{"title":"Own","description":"They carry the certificate in a form of their own.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Name","description":"A name, as it is written; in whatever spelling it comes.","type":"string","pattern":"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"}},"further":{"title":"Further","description":"They tell who is calling, in further names: of gateways, of single sign-on, and those that operators of proxies make up.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Name","description":"A name, as it is written; in whatever spelling it comes.","type":"string","pattern":"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"}},"rest":{"title":"Rest","description":"They tell of an address, another name, another path or another method.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Name","description":"A name, as it is written; in whatever spelling it comes.","type":"string","pattern":"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"}}}},"beginnings":{"title":"Beginnings","description":"Beginnings of names that proxies make up as they need them, in lower case. They are narrow: X-Client-Info tells nobody an identity.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Beginning","description":"One beginning.","type":"string","pattern":"^[a-z0-9][a-z0-9-]{3,63}$"}}}};
const pattern4 = new RegExp("^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$", "u");
const pattern12 = new RegExp("^[a-z0-9][a-z0-9-]{3,63}$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="urn:countersign:schema:identity-headers" */;
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
if(((data.names === undefined) && (missing0 = "names")) || ((data.beginnings === undefined) && (missing0 = "beginnings"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},schema:schema31.required,parentSchema:schema31,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "$schema") || (key0 === "names")) || (key0 === "beginnings"))){
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
if(data.names !== undefined){
let data1 = data.names;
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if(((((((((data1.verdict === undefined) && (missing1 = "verdict")) || ((data1.presence === undefined) && (missing1 = "presence"))) || ((data1.subject === undefined) && (missing1 = "subject"))) || ((data1.name === undefined) && (missing1 = "name"))) || ((data1.pem === undefined) && (missing1 = "pem"))) || ((data1.own === undefined) && (missing1 = "own"))) || ((data1.further === undefined) && (missing1 = "further"))) || ((data1.rest === undefined) && (missing1 = "rest"))){
validate20.errors = [{instancePath:instancePath+"/names",schemaPath:"#/properties/names/required",keyword:"required",params:{missingProperty: missing1},schema:schema31.properties.names.required,parentSchema:schema31.properties.names,data:data1}];
return false;
}
else {
const _errs6 = errors;
for(const key1 in data1){
if(!((((((((key1 === "verdict") || (key1 === "presence")) || (key1 === "subject")) || (key1 === "name")) || (key1 === "pem")) || (key1 === "own")) || (key1 === "further")) || (key1 === "rest"))){
validate20.errors = [{instancePath:instancePath+"/names",schemaPath:"#/properties/names/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema31.properties.names,data:data1}];
return false;
break;
}
}
if(_errs6 === errors){
if(data1.verdict !== undefined){
let data2 = data1.verdict;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data2)){
if(data2.length < 1){
validate20.errors = [{instancePath:instancePath+"/names/verdict",schemaPath:"#/properties/names/properties/verdict/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.names.properties.verdict,data:data2}];
return false;
}
else {
var valid2 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
validate20.errors = [{instancePath:instancePath+"/names/verdict/" + i0,schemaPath:"#/properties/names/properties/verdict/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"},schema:"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$",parentSchema:schema31.properties.names.properties.verdict.items,data:data3}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/verdict/" + i0,schemaPath:"#/properties/names/properties/verdict/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.names.properties.verdict.items.type,parentSchema:schema31.properties.names.properties.verdict.items,data:data3}];
return false;
}
}
var valid2 = _errs9 === errors;
if(!valid2){
break;
}
}
if(valid2){
let i1 = data2.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data2[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate20.errors = [{instancePath:instancePath+"/names/verdict",schemaPath:"#/properties/names/properties/verdict/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema31.properties.names.properties.verdict,data:data2}];
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
validate20.errors = [{instancePath:instancePath+"/names/verdict",schemaPath:"#/properties/names/properties/verdict/type",keyword:"type",params:{type: "array"},schema:schema31.properties.names.properties.verdict.type,parentSchema:schema31.properties.names.properties.verdict,data:data2}];
return false;
}
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.presence !== undefined){
let data4 = data1.presence;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data4)){
if(data4.length < 1){
validate20.errors = [{instancePath:instancePath+"/names/presence",schemaPath:"#/properties/names/properties/presence/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.names.properties.presence,data:data4}];
return false;
}
else {
var valid4 = true;
const len1 = data4.length;
for(let i2=0; i2<len1; i2++){
let data5 = data4[i2];
const _errs13 = errors;
if(errors === _errs13){
if(typeof data5 === "string"){
if(!pattern4.test(data5)){
validate20.errors = [{instancePath:instancePath+"/names/presence/" + i2,schemaPath:"#/properties/names/properties/presence/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"},schema:"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$",parentSchema:schema31.properties.names.properties.presence.items,data:data5}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/presence/" + i2,schemaPath:"#/properties/names/properties/presence/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.names.properties.presence.items.type,parentSchema:schema31.properties.names.properties.presence.items,data:data5}];
return false;
}
}
var valid4 = _errs13 === errors;
if(!valid4){
break;
}
}
if(valid4){
let i3 = data4.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data4[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
validate20.errors = [{instancePath:instancePath+"/names/presence",schemaPath:"#/properties/names/properties/presence/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1},schema:true,parentSchema:schema31.properties.names.properties.presence,data:data4}];
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
validate20.errors = [{instancePath:instancePath+"/names/presence",schemaPath:"#/properties/names/properties/presence/type",keyword:"type",params:{type: "array"},schema:schema31.properties.names.properties.presence.type,parentSchema:schema31.properties.names.properties.presence,data:data4}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.subject !== undefined){
let data6 = data1.subject;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data6)){
if(data6.length < 1){
validate20.errors = [{instancePath:instancePath+"/names/subject",schemaPath:"#/properties/names/properties/subject/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.names.properties.subject,data:data6}];
return false;
}
else {
var valid6 = true;
const len2 = data6.length;
for(let i4=0; i4<len2; i4++){
let data7 = data6[i4];
const _errs17 = errors;
if(errors === _errs17){
if(typeof data7 === "string"){
if(!pattern4.test(data7)){
validate20.errors = [{instancePath:instancePath+"/names/subject/" + i4,schemaPath:"#/properties/names/properties/subject/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"},schema:"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$",parentSchema:schema31.properties.names.properties.subject.items,data:data7}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/subject/" + i4,schemaPath:"#/properties/names/properties/subject/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.names.properties.subject.items.type,parentSchema:schema31.properties.names.properties.subject.items,data:data7}];
return false;
}
}
var valid6 = _errs17 === errors;
if(!valid6){
break;
}
}
if(valid6){
let i5 = data6.length;
let j2;
if(i5 > 1){
const indices2 = {};
for(;i5--;){
let item2 = data6[i5];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
validate20.errors = [{instancePath:instancePath+"/names/subject",schemaPath:"#/properties/names/properties/subject/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j2},schema:true,parentSchema:schema31.properties.names.properties.subject,data:data6}];
return false;
break;
}
indices2[item2] = i5;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/subject",schemaPath:"#/properties/names/properties/subject/type",keyword:"type",params:{type: "array"},schema:schema31.properties.names.properties.subject.type,parentSchema:schema31.properties.names.properties.subject,data:data6}];
return false;
}
}
var valid1 = _errs15 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.name !== undefined){
let data8 = data1.name;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data8)){
if(data8.length < 1){
validate20.errors = [{instancePath:instancePath+"/names/name",schemaPath:"#/properties/names/properties/name/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.names.properties.name,data:data8}];
return false;
}
else {
var valid8 = true;
const len3 = data8.length;
for(let i6=0; i6<len3; i6++){
let data9 = data8[i6];
const _errs21 = errors;
if(errors === _errs21){
if(typeof data9 === "string"){
if(!pattern4.test(data9)){
validate20.errors = [{instancePath:instancePath+"/names/name/" + i6,schemaPath:"#/properties/names/properties/name/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"},schema:"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$",parentSchema:schema31.properties.names.properties.name.items,data:data9}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/name/" + i6,schemaPath:"#/properties/names/properties/name/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.names.properties.name.items.type,parentSchema:schema31.properties.names.properties.name.items,data:data9}];
return false;
}
}
var valid8 = _errs21 === errors;
if(!valid8){
break;
}
}
if(valid8){
let i7 = data8.length;
let j3;
if(i7 > 1){
const indices3 = {};
for(;i7--;){
let item3 = data8[i7];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j3 = indices3[item3];
validate20.errors = [{instancePath:instancePath+"/names/name",schemaPath:"#/properties/names/properties/name/uniqueItems",keyword:"uniqueItems",params:{i: i7, j: j3},schema:true,parentSchema:schema31.properties.names.properties.name,data:data8}];
return false;
break;
}
indices3[item3] = i7;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/name",schemaPath:"#/properties/names/properties/name/type",keyword:"type",params:{type: "array"},schema:schema31.properties.names.properties.name.type,parentSchema:schema31.properties.names.properties.name,data:data8}];
return false;
}
}
var valid1 = _errs19 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.pem !== undefined){
let data10 = data1.pem;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data10)){
if(data10.length < 1){
validate20.errors = [{instancePath:instancePath+"/names/pem",schemaPath:"#/properties/names/properties/pem/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.names.properties.pem,data:data10}];
return false;
}
else {
var valid10 = true;
const len4 = data10.length;
for(let i8=0; i8<len4; i8++){
let data11 = data10[i8];
const _errs25 = errors;
if(errors === _errs25){
if(typeof data11 === "string"){
if(!pattern4.test(data11)){
validate20.errors = [{instancePath:instancePath+"/names/pem/" + i8,schemaPath:"#/properties/names/properties/pem/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"},schema:"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$",parentSchema:schema31.properties.names.properties.pem.items,data:data11}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/pem/" + i8,schemaPath:"#/properties/names/properties/pem/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.names.properties.pem.items.type,parentSchema:schema31.properties.names.properties.pem.items,data:data11}];
return false;
}
}
var valid10 = _errs25 === errors;
if(!valid10){
break;
}
}
if(valid10){
let i9 = data10.length;
let j4;
if(i9 > 1){
const indices4 = {};
for(;i9--;){
let item4 = data10[i9];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j4 = indices4[item4];
validate20.errors = [{instancePath:instancePath+"/names/pem",schemaPath:"#/properties/names/properties/pem/uniqueItems",keyword:"uniqueItems",params:{i: i9, j: j4},schema:true,parentSchema:schema31.properties.names.properties.pem,data:data10}];
return false;
break;
}
indices4[item4] = i9;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/pem",schemaPath:"#/properties/names/properties/pem/type",keyword:"type",params:{type: "array"},schema:schema31.properties.names.properties.pem.type,parentSchema:schema31.properties.names.properties.pem,data:data10}];
return false;
}
}
var valid1 = _errs23 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.own !== undefined){
let data12 = data1.own;
const _errs27 = errors;
if(errors === _errs27){
if(Array.isArray(data12)){
if(data12.length < 1){
validate20.errors = [{instancePath:instancePath+"/names/own",schemaPath:"#/properties/names/properties/own/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.names.properties.own,data:data12}];
return false;
}
else {
var valid12 = true;
const len5 = data12.length;
for(let i10=0; i10<len5; i10++){
let data13 = data12[i10];
const _errs29 = errors;
if(errors === _errs29){
if(typeof data13 === "string"){
if(!pattern4.test(data13)){
validate20.errors = [{instancePath:instancePath+"/names/own/" + i10,schemaPath:"#/properties/names/properties/own/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"},schema:"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$",parentSchema:schema31.properties.names.properties.own.items,data:data13}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/own/" + i10,schemaPath:"#/properties/names/properties/own/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.names.properties.own.items.type,parentSchema:schema31.properties.names.properties.own.items,data:data13}];
return false;
}
}
var valid12 = _errs29 === errors;
if(!valid12){
break;
}
}
if(valid12){
let i11 = data12.length;
let j5;
if(i11 > 1){
const indices5 = {};
for(;i11--;){
let item5 = data12[i11];
if(typeof item5 !== "string"){
continue;
}
if(typeof indices5[item5] == "number"){
j5 = indices5[item5];
validate20.errors = [{instancePath:instancePath+"/names/own",schemaPath:"#/properties/names/properties/own/uniqueItems",keyword:"uniqueItems",params:{i: i11, j: j5},schema:true,parentSchema:schema31.properties.names.properties.own,data:data12}];
return false;
break;
}
indices5[item5] = i11;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/own",schemaPath:"#/properties/names/properties/own/type",keyword:"type",params:{type: "array"},schema:schema31.properties.names.properties.own.type,parentSchema:schema31.properties.names.properties.own,data:data12}];
return false;
}
}
var valid1 = _errs27 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.further !== undefined){
let data14 = data1.further;
const _errs31 = errors;
if(errors === _errs31){
if(Array.isArray(data14)){
if(data14.length < 1){
validate20.errors = [{instancePath:instancePath+"/names/further",schemaPath:"#/properties/names/properties/further/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.names.properties.further,data:data14}];
return false;
}
else {
var valid14 = true;
const len6 = data14.length;
for(let i12=0; i12<len6; i12++){
let data15 = data14[i12];
const _errs33 = errors;
if(errors === _errs33){
if(typeof data15 === "string"){
if(!pattern4.test(data15)){
validate20.errors = [{instancePath:instancePath+"/names/further/" + i12,schemaPath:"#/properties/names/properties/further/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"},schema:"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$",parentSchema:schema31.properties.names.properties.further.items,data:data15}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/further/" + i12,schemaPath:"#/properties/names/properties/further/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.names.properties.further.items.type,parentSchema:schema31.properties.names.properties.further.items,data:data15}];
return false;
}
}
var valid14 = _errs33 === errors;
if(!valid14){
break;
}
}
if(valid14){
let i13 = data14.length;
let j6;
if(i13 > 1){
const indices6 = {};
for(;i13--;){
let item6 = data14[i13];
if(typeof item6 !== "string"){
continue;
}
if(typeof indices6[item6] == "number"){
j6 = indices6[item6];
validate20.errors = [{instancePath:instancePath+"/names/further",schemaPath:"#/properties/names/properties/further/uniqueItems",keyword:"uniqueItems",params:{i: i13, j: j6},schema:true,parentSchema:schema31.properties.names.properties.further,data:data14}];
return false;
break;
}
indices6[item6] = i13;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/further",schemaPath:"#/properties/names/properties/further/type",keyword:"type",params:{type: "array"},schema:schema31.properties.names.properties.further.type,parentSchema:schema31.properties.names.properties.further,data:data14}];
return false;
}
}
var valid1 = _errs31 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.rest !== undefined){
let data16 = data1.rest;
const _errs35 = errors;
if(errors === _errs35){
if(Array.isArray(data16)){
if(data16.length < 1){
validate20.errors = [{instancePath:instancePath+"/names/rest",schemaPath:"#/properties/names/properties/rest/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.names.properties.rest,data:data16}];
return false;
}
else {
var valid16 = true;
const len7 = data16.length;
for(let i14=0; i14<len7; i14++){
let data17 = data16[i14];
const _errs37 = errors;
if(errors === _errs37){
if(typeof data17 === "string"){
if(!pattern4.test(data17)){
validate20.errors = [{instancePath:instancePath+"/names/rest/" + i14,schemaPath:"#/properties/names/properties/rest/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$"},schema:"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$",parentSchema:schema31.properties.names.properties.rest.items,data:data17}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/rest/" + i14,schemaPath:"#/properties/names/properties/rest/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.names.properties.rest.items.type,parentSchema:schema31.properties.names.properties.rest.items,data:data17}];
return false;
}
}
var valid16 = _errs37 === errors;
if(!valid16){
break;
}
}
if(valid16){
let i15 = data16.length;
let j7;
if(i15 > 1){
const indices7 = {};
for(;i15--;){
let item7 = data16[i15];
if(typeof item7 !== "string"){
continue;
}
if(typeof indices7[item7] == "number"){
j7 = indices7[item7];
validate20.errors = [{instancePath:instancePath+"/names/rest",schemaPath:"#/properties/names/properties/rest/uniqueItems",keyword:"uniqueItems",params:{i: i15, j: j7},schema:true,parentSchema:schema31.properties.names.properties.rest,data:data16}];
return false;
break;
}
indices7[item7] = i15;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/rest",schemaPath:"#/properties/names/properties/rest/type",keyword:"type",params:{type: "array"},schema:schema31.properties.names.properties.rest.type,parentSchema:schema31.properties.names.properties.rest,data:data16}];
return false;
}
}
var valid1 = _errs35 === errors;
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
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names",schemaPath:"#/properties/names/type",keyword:"type",params:{type: "object"},schema:schema31.properties.names.type,parentSchema:schema31.properties.names,data:data1}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.beginnings !== undefined){
let data18 = data.beginnings;
const _errs39 = errors;
if(errors === _errs39){
if(Array.isArray(data18)){
if(data18.length < 1){
validate20.errors = [{instancePath:instancePath+"/beginnings",schemaPath:"#/properties/beginnings/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.beginnings,data:data18}];
return false;
}
else {
var valid18 = true;
const len8 = data18.length;
for(let i16=0; i16<len8; i16++){
let data19 = data18[i16];
const _errs41 = errors;
if(errors === _errs41){
if(typeof data19 === "string"){
if(!pattern12.test(data19)){
validate20.errors = [{instancePath:instancePath+"/beginnings/" + i16,schemaPath:"#/properties/beginnings/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]{3,63}$"},schema:"^[a-z0-9][a-z0-9-]{3,63}$",parentSchema:schema31.properties.beginnings.items,data:data19}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/beginnings/" + i16,schemaPath:"#/properties/beginnings/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.beginnings.items.type,parentSchema:schema31.properties.beginnings.items,data:data19}];
return false;
}
}
var valid18 = _errs41 === errors;
if(!valid18){
break;
}
}
if(valid18){
let i17 = data18.length;
let j8;
if(i17 > 1){
const indices8 = {};
for(;i17--;){
let item8 = data18[i17];
if(typeof item8 !== "string"){
continue;
}
if(typeof indices8[item8] == "number"){
j8 = indices8[item8];
validate20.errors = [{instancePath:instancePath+"/beginnings",schemaPath:"#/properties/beginnings/uniqueItems",keyword:"uniqueItems",params:{i: i17, j: j8},schema:true,parentSchema:schema31.properties.beginnings,data:data18}];
return false;
break;
}
indices8[item8] = i17;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/beginnings",schemaPath:"#/properties/beginnings/type",keyword:"type",params:{type: "array"},schema:schema31.properties.beginnings.type,parentSchema:schema31.properties.beginnings,data:data18}];
return false;
}
}
var valid0 = _errs39 === errors;
}
else {
var valid0 = true;
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
