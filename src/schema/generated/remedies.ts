// @ts-nocheck
/** Generated from `pki/schemas/remedies.schema.json` by `npm run generate`. Not for editing. */
import type { Validator } from '../gate.ts'
import type { RemediesJson } from './types.ts'

export const validateRemedies: Validator<RemediesJson> = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:remedies","title":"Remedies","description":"What to change in the configuration of a server against attacks that succeeded, in that server's own language.","type":"object","additionalProperties":false,"required":["remedies"],"properties":{"$schema":{"title":"Schema","description":"Where an editor finds this schema.","type":"string"},"server":{"title":"Server","description":"How the header Server of an answer begins, in lower case; absent where the program does not name itself.","type":"string","pattern":"^[a-z][a-z0-9.-]*$"},"remedies":{"title":"Remedies","description":"The first that names an attack counts.","type":"array","minItems":1,"items":{"title":"Remedy","description":"One change.","type":"object","additionalProperties":false,"required":["attacks","where","directives","lines"],"properties":{"attacks":{"title":"Attacks","description":"Identifiers of the attacks that are refused then.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Attack","description":"One identifier.","type":"string","pattern":"^[a-z][a-z0-9-]*$"}},"where":{"title":"Where","description":"The place of the lines in the configuration, as the end of a sentence.","type":"string","minLength":2},"directives":{"title":"Directives","description":"How the lines begin that are responsible, and that the new ones replace.","type":"array","uniqueItems":true,"items":{"title":"Directive","description":"The beginning of a line, without the white space before it.","type":"string","minLength":2}},"lines":{"title":"Lines","description":"The new lines. {host} and {port} stand for the server's own, {host-pattern} for its host in a regular expression.","type":"array","minItems":1,"items":{"title":"Line","description":"One line.","type":"string","minLength":1}}}}}}};
const pattern4 = new RegExp("^[a-z][a-z0-9.-]*$", "u");
const pattern5 = new RegExp("^[a-z][a-z0-9-]*$", "u");
const func1 = (text) => [...text].length;

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="urn:countersign:schema:remedies" */;
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
if((data.remedies === undefined) && (missing0 = "remedies")){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},schema:schema31.required,parentSchema:schema31,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "$schema") || (key0 === "server")) || (key0 === "remedies"))){
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
if(data.server !== undefined){
let data1 = data.server;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
validate20.errors = [{instancePath:instancePath+"/server",schemaPath:"#/properties/server/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9.-]*$"},schema:"^[a-z][a-z0-9.-]*$",parentSchema:schema31.properties.server,data:data1}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/server",schemaPath:"#/properties/server/type",keyword:"type",params:{type: "string"},schema:schema31.properties.server.type,parentSchema:schema31.properties.server,data:data1}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.remedies !== undefined){
let data2 = data.remedies;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data2)){
if(data2.length < 1){
validate20.errors = [{instancePath:instancePath+"/remedies",schemaPath:"#/properties/remedies/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.remedies,data:data2}];
return false;
}
else {
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
const _errs8 = errors;
if(errors === _errs8){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if(((((data3.attacks === undefined) && (missing1 = "attacks")) || ((data3.where === undefined) && (missing1 = "where"))) || ((data3.directives === undefined) && (missing1 = "directives"))) || ((data3.lines === undefined) && (missing1 = "lines"))){
validate20.errors = [{instancePath:instancePath+"/remedies/" + i0,schemaPath:"#/properties/remedies/items/required",keyword:"required",params:{missingProperty: missing1},schema:schema31.properties.remedies.items.required,parentSchema:schema31.properties.remedies.items,data:data3}];
return false;
}
else {
const _errs10 = errors;
for(const key1 in data3){
if(!((((key1 === "attacks") || (key1 === "where")) || (key1 === "directives")) || (key1 === "lines"))){
validate20.errors = [{instancePath:instancePath+"/remedies/" + i0,schemaPath:"#/properties/remedies/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema31.properties.remedies.items,data:data3}];
return false;
break;
}
}
if(_errs10 === errors){
if(data3.attacks !== undefined){
let data4 = data3.attacks;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data4)){
if(data4.length < 1){
validate20.errors = [{instancePath:instancePath+"/remedies/" + i0+"/attacks",schemaPath:"#/properties/remedies/items/properties/attacks/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.remedies.items.properties.attacks,data:data4}];
return false;
}
else {
var valid3 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
const _errs13 = errors;
if(errors === _errs13){
if(typeof data5 === "string"){
if(!pattern5.test(data5)){
validate20.errors = [{instancePath:instancePath+"/remedies/" + i0+"/attacks/" + i1,schemaPath:"#/properties/remedies/items/properties/attacks/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*$"},schema:"^[a-z][a-z0-9-]*$",parentSchema:schema31.properties.remedies.items.properties.attacks.items,data:data5}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/remedies/" + i0+"/attacks/" + i1,schemaPath:"#/properties/remedies/items/properties/attacks/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.remedies.items.properties.attacks.items.type,parentSchema:schema31.properties.remedies.items.properties.attacks.items,data:data5}];
return false;
}
}
var valid3 = _errs13 === errors;
if(!valid3){
break;
}
}
if(valid3){
let i2 = data4.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data4[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate20.errors = [{instancePath:instancePath+"/remedies/" + i0+"/attacks",schemaPath:"#/properties/remedies/items/properties/attacks/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},schema:true,parentSchema:schema31.properties.remedies.items.properties.attacks,data:data4}];
return false;
break;
}
indices0[item0] = i2;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/remedies/" + i0+"/attacks",schemaPath:"#/properties/remedies/items/properties/attacks/type",keyword:"type",params:{type: "array"},schema:schema31.properties.remedies.items.properties.attacks.type,parentSchema:schema31.properties.remedies.items.properties.attacks,data:data4}];
return false;
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.where !== undefined){
let data6 = data3.where;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data6 === "string"){
if(func1(data6) < 2){
validate20.errors = [{instancePath:instancePath+"/remedies/" + i0+"/where",schemaPath:"#/properties/remedies/items/properties/where/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.remedies.items.properties.where,data:data6}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/remedies/" + i0+"/where",schemaPath:"#/properties/remedies/items/properties/where/type",keyword:"type",params:{type: "string"},schema:schema31.properties.remedies.items.properties.where.type,parentSchema:schema31.properties.remedies.items.properties.where,data:data6}];
return false;
}
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.directives !== undefined){
let data7 = data3.directives;
const _errs17 = errors;
if(errors === _errs17){
if(Array.isArray(data7)){
var valid5 = true;
const len2 = data7.length;
for(let i3=0; i3<len2; i3++){
let data8 = data7[i3];
const _errs19 = errors;
if(errors === _errs19){
if(typeof data8 === "string"){
if(func1(data8) < 2){
validate20.errors = [{instancePath:instancePath+"/remedies/" + i0+"/directives/" + i3,schemaPath:"#/properties/remedies/items/properties/directives/items/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.remedies.items.properties.directives.items,data:data8}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/remedies/" + i0+"/directives/" + i3,schemaPath:"#/properties/remedies/items/properties/directives/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.remedies.items.properties.directives.items.type,parentSchema:schema31.properties.remedies.items.properties.directives.items,data:data8}];
return false;
}
}
var valid5 = _errs19 === errors;
if(!valid5){
break;
}
}
if(valid5){
let i4 = data7.length;
let j1;
if(i4 > 1){
const indices1 = {};
for(;i4--;){
let item1 = data7[i4];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
validate20.errors = [{instancePath:instancePath+"/remedies/" + i0+"/directives",schemaPath:"#/properties/remedies/items/properties/directives/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j1},schema:true,parentSchema:schema31.properties.remedies.items.properties.directives,data:data7}];
return false;
break;
}
indices1[item1] = i4;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/remedies/" + i0+"/directives",schemaPath:"#/properties/remedies/items/properties/directives/type",keyword:"type",params:{type: "array"},schema:schema31.properties.remedies.items.properties.directives.type,parentSchema:schema31.properties.remedies.items.properties.directives,data:data7}];
return false;
}
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.lines !== undefined){
let data9 = data3.lines;
const _errs21 = errors;
if(errors === _errs21){
if(Array.isArray(data9)){
if(data9.length < 1){
validate20.errors = [{instancePath:instancePath+"/remedies/" + i0+"/lines",schemaPath:"#/properties/remedies/items/properties/lines/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.remedies.items.properties.lines,data:data9}];
return false;
}
else {
var valid7 = true;
const len3 = data9.length;
for(let i5=0; i5<len3; i5++){
let data10 = data9[i5];
const _errs23 = errors;
if(errors === _errs23){
if(typeof data10 === "string"){
if(func1(data10) < 1){
validate20.errors = [{instancePath:instancePath+"/remedies/" + i0+"/lines/" + i5,schemaPath:"#/properties/remedies/items/properties/lines/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.remedies.items.properties.lines.items,data:data10}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/remedies/" + i0+"/lines/" + i5,schemaPath:"#/properties/remedies/items/properties/lines/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.remedies.items.properties.lines.items.type,parentSchema:schema31.properties.remedies.items.properties.lines.items,data:data10}];
return false;
}
}
var valid7 = _errs23 === errors;
if(!valid7){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/remedies/" + i0+"/lines",schemaPath:"#/properties/remedies/items/properties/lines/type",keyword:"type",params:{type: "array"},schema:schema31.properties.remedies.items.properties.lines.type,parentSchema:schema31.properties.remedies.items.properties.lines,data:data9}];
return false;
}
}
var valid2 = _errs21 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/remedies/" + i0,schemaPath:"#/properties/remedies/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.remedies.items.type,parentSchema:schema31.properties.remedies.items,data:data3}];
return false;
}
}
var valid1 = _errs8 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/remedies",schemaPath:"#/properties/remedies/type",keyword:"type",params:{type: "array"},schema:schema31.properties.remedies.type,parentSchema:schema31.properties.remedies,data:data2}];
return false;
}
}
var valid0 = _errs6 === errors;
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
