// @ts-nocheck
/** Generated from `pki/schemas/remedies.schema.json` by `npm run generate`. Not for editing. */
import type { Validator } from '../gate.ts'
import type { RemediesJson } from './types.ts'

export const validateRemedies: Validator<RemediesJson> = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:remedies","title":"Remedies","description":"What to change in the configuration of a server against attacks that succeeded, in that server's own language.","type":"object","additionalProperties":false,"required":["remedies"],"properties":{"$schema":{"title":"Schema","description":"Where an editor finds this schema.","type":"string"},"server":{"title":"Server","description":"How the header Server of an answer begins, in lower case; absent where the program does not name itself.","type":"string","pattern":"^[a-z][a-z0-9.-]*$"},"language":{"title":"Language","description":"How the settings are written where the configuration is neither JSON nor TOML; YAML where absent.","enum":["javascript","yaml"]},"remedies":{"title":"Remedies","description":"The first that names an attack, and can be written in the configuration, counts.","type":"array","minItems":1,"items":{"oneOf":[{"title":"Lines","description":"A change of lines that directives begin.","type":"object","additionalProperties":false,"required":["attacks","where","directives","lines"],"properties":{"attacks":{"$ref":"#/$defs/attacks"},"where":{"$ref":"#/$defs/where"},"files":{"$ref":"#/$defs/files"},"directives":{"title":"Directives","description":"How the lines begin that are responsible, and that the new ones replace.","type":"array","uniqueItems":true,"items":{"title":"Directive","description":"The beginning of a line, without the white space before it.","type":"string","minLength":2}},"lines":{"title":"Lines","description":"The new lines. {host} and {port} stand for the server's own, {host-pattern} for its host in a regular expression.","type":"array","minItems":1,"items":{"title":"Line","description":"One line.","type":"string","minLength":1}}}},{"title":"Settings","description":"A change of settings, which have a key and a value.","type":"object","additionalProperties":false,"required":["attacks","where","settings"],"properties":{"attacks":{"$ref":"#/$defs/attacks"},"where":{"$ref":"#/$defs/where"},"files":{"$ref":"#/$defs/files"},"settings":{"title":"Settings","description":"Keys with the value that each needs, whatever line each stands in.","type":"array","minItems":1,"items":{"title":"Setting","description":"One key.","type":"object","additionalProperties":false,"required":["key","value"],"properties":{"key":{"title":"Key","description":"The key, without quotes.","type":"string","minLength":1},"value":{"title":"Value","description":"The new value, as it is written: JSON, which is YAML too, or an expression in JavaScript. Placeholders as in the lines.","type":"string","minLength":1}}}}}}]}}},"$defs":{"attacks":{"title":"Attacks","description":"Identifiers of the attacks that are refused then.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Attack","description":"One identifier.","type":"string","pattern":"^[a-z][a-z0-9-]*$"}},"files":{"title":"Files","description":"The names of the files that the change can stand in, for a server that has several; any where absent.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"File","description":"One name, without a folder.","type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9._-]*$"}},"where":{"title":"Where","description":"The place of the lines in the configuration, as the end of a sentence.","type":"string","minLength":2}}};
const schema32 = {"title":"Attacks","description":"Identifiers of the attacks that are refused then.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Attack","description":"One identifier.","type":"string","pattern":"^[a-z][a-z0-9-]*$"}};
const schema33 = {"title":"Where","description":"The place of the lines in the configuration, as the end of a sentence.","type":"string","minLength":2};
const schema34 = {"title":"Files","description":"The names of the files that the change can stand in, for a server that has several; any where absent.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"File","description":"One name, without a folder.","type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9._-]*$"}};
const pattern4 = new RegExp("^[a-z][a-z0-9.-]*$", "u");
const pattern5 = new RegExp("^[a-z][a-z0-9-]*$", "u");
const pattern6 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]*$", "u");
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
if(!((((key0 === "$schema") || (key0 === "server")) || (key0 === "language")) || (key0 === "remedies"))){
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
if(data.language !== undefined){
let data2 = data.language;
const _errs6 = errors;
if(!((data2 === "javascript") || (data2 === "yaml"))){
validate20.errors = [{instancePath:instancePath+"/language",schemaPath:"#/properties/language/enum",keyword:"enum",params:{allowedValues: schema31.properties.language.enum},schema:schema31.properties.language.enum,parentSchema:schema31.properties.language,data:data2}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.remedies !== undefined){
let data3 = data.remedies;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data3)){
if(data3.length < 1){
validate20.errors = [{instancePath:instancePath+"/remedies",schemaPath:"#/properties/remedies/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.remedies,data:data3}];
return false;
}
else {
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs9 = errors;
const _errs10 = errors;
let valid2 = false;
let passing0 = null;
const _errs11 = errors;
if(errors === _errs11){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if(((((data4.attacks === undefined) && (missing1 = "attacks")) || ((data4.where === undefined) && (missing1 = "where"))) || ((data4.directives === undefined) && (missing1 = "directives"))) || ((data4.lines === undefined) && (missing1 = "lines"))){
const err0 = {instancePath:instancePath+"/remedies/" + i0,schemaPath:"#/properties/remedies/items/oneOf/0/required",keyword:"required",params:{missingProperty: missing1},schema:schema31.properties.remedies.items.oneOf[0].required,parentSchema:schema31.properties.remedies.items.oneOf[0],data:data4};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs13 = errors;
for(const key1 in data4){
if(!(((((key1 === "attacks") || (key1 === "where")) || (key1 === "files")) || (key1 === "directives")) || (key1 === "lines"))){
const err1 = {instancePath:instancePath+"/remedies/" + i0,schemaPath:"#/properties/remedies/items/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema31.properties.remedies.items.oneOf[0],data:data4};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs13 === errors){
if(data4.attacks !== undefined){
let data5 = data4.attacks;
const _errs14 = errors;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data5)){
if(data5.length < 1){
const err2 = {instancePath:instancePath+"/remedies/" + i0+"/attacks",schemaPath:"#/$defs/attacks/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema32,data:data5};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
var valid5 = true;
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
let data6 = data5[i1];
const _errs17 = errors;
if(errors === _errs17){
if(typeof data6 === "string"){
if(!pattern5.test(data6)){
const err3 = {instancePath:instancePath+"/remedies/" + i0+"/attacks/" + i1,schemaPath:"#/$defs/attacks/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*$"},schema:"^[a-z][a-z0-9-]*$",parentSchema:schema32.items,data:data6};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/remedies/" + i0+"/attacks/" + i1,schemaPath:"#/$defs/attacks/items/type",keyword:"type",params:{type: "string"},schema:schema32.items.type,parentSchema:schema32.items,data:data6};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var valid5 = _errs17 === errors;
if(!valid5){
break;
}
}
if(valid5){
let i2 = data5.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data5[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err5 = {instancePath:instancePath+"/remedies/" + i0+"/attacks",schemaPath:"#/$defs/attacks/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},schema:true,parentSchema:schema32,data:data5};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
break;
}
indices0[item0] = i2;
}
}
}
}
}
else {
const err6 = {instancePath:instancePath+"/remedies/" + i0+"/attacks",schemaPath:"#/$defs/attacks/type",keyword:"type",params:{type: "array"},schema:schema32.type,parentSchema:schema32,data:data5};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var valid3 = _errs14 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.where !== undefined){
let data7 = data4.where;
const _errs19 = errors;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data7 === "string"){
if(func1(data7) < 2){
const err7 = {instancePath:instancePath+"/remedies/" + i0+"/where",schemaPath:"#/$defs/where/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema33,data:data7};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/remedies/" + i0+"/where",schemaPath:"#/$defs/where/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data7};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var valid3 = _errs19 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.files !== undefined){
let data8 = data4.files;
const _errs22 = errors;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data8)){
if(data8.length < 1){
const err9 = {instancePath:instancePath+"/remedies/" + i0+"/files",schemaPath:"#/$defs/files/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema34,data:data8};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
var valid9 = true;
const len2 = data8.length;
for(let i3=0; i3<len2; i3++){
let data9 = data8[i3];
const _errs25 = errors;
if(errors === _errs25){
if(typeof data9 === "string"){
if(!pattern6.test(data9)){
const err10 = {instancePath:instancePath+"/remedies/" + i0+"/files/" + i3,schemaPath:"#/$defs/files/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$"},schema:"^[A-Za-z0-9][A-Za-z0-9._-]*$",parentSchema:schema34.items,data:data9};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/remedies/" + i0+"/files/" + i3,schemaPath:"#/$defs/files/items/type",keyword:"type",params:{type: "string"},schema:schema34.items.type,parentSchema:schema34.items,data:data9};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var valid9 = _errs25 === errors;
if(!valid9){
break;
}
}
if(valid9){
let i4 = data8.length;
let j1;
if(i4 > 1){
const indices1 = {};
for(;i4--;){
let item1 = data8[i4];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err12 = {instancePath:instancePath+"/remedies/" + i0+"/files",schemaPath:"#/$defs/files/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j1},schema:true,parentSchema:schema34,data:data8};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
break;
}
indices1[item1] = i4;
}
}
}
}
}
else {
const err13 = {instancePath:instancePath+"/remedies/" + i0+"/files",schemaPath:"#/$defs/files/type",keyword:"type",params:{type: "array"},schema:schema34.type,parentSchema:schema34,data:data8};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var valid3 = _errs22 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.directives !== undefined){
let data10 = data4.directives;
const _errs27 = errors;
if(errors === _errs27){
if(Array.isArray(data10)){
var valid11 = true;
const len3 = data10.length;
for(let i5=0; i5<len3; i5++){
let data11 = data10[i5];
const _errs29 = errors;
if(errors === _errs29){
if(typeof data11 === "string"){
if(func1(data11) < 2){
const err14 = {instancePath:instancePath+"/remedies/" + i0+"/directives/" + i5,schemaPath:"#/properties/remedies/items/oneOf/0/properties/directives/items/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema31.properties.remedies.items.oneOf[0].properties.directives.items,data:data11};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/remedies/" + i0+"/directives/" + i5,schemaPath:"#/properties/remedies/items/oneOf/0/properties/directives/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.remedies.items.oneOf[0].properties.directives.items.type,parentSchema:schema31.properties.remedies.items.oneOf[0].properties.directives.items,data:data11};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
var valid11 = _errs29 === errors;
if(!valid11){
break;
}
}
if(valid11){
let i6 = data10.length;
let j2;
if(i6 > 1){
const indices2 = {};
for(;i6--;){
let item2 = data10[i6];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err16 = {instancePath:instancePath+"/remedies/" + i0+"/directives",schemaPath:"#/properties/remedies/items/oneOf/0/properties/directives/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j2},schema:true,parentSchema:schema31.properties.remedies.items.oneOf[0].properties.directives,data:data10};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
break;
}
indices2[item2] = i6;
}
}
}
}
else {
const err17 = {instancePath:instancePath+"/remedies/" + i0+"/directives",schemaPath:"#/properties/remedies/items/oneOf/0/properties/directives/type",keyword:"type",params:{type: "array"},schema:schema31.properties.remedies.items.oneOf[0].properties.directives.type,parentSchema:schema31.properties.remedies.items.oneOf[0].properties.directives,data:data10};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
var valid3 = _errs27 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.lines !== undefined){
let data12 = data4.lines;
const _errs31 = errors;
if(errors === _errs31){
if(Array.isArray(data12)){
if(data12.length < 1){
const err18 = {instancePath:instancePath+"/remedies/" + i0+"/lines",schemaPath:"#/properties/remedies/items/oneOf/0/properties/lines/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.remedies.items.oneOf[0].properties.lines,data:data12};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
else {
var valid13 = true;
const len4 = data12.length;
for(let i7=0; i7<len4; i7++){
let data13 = data12[i7];
const _errs33 = errors;
if(errors === _errs33){
if(typeof data13 === "string"){
if(func1(data13) < 1){
const err19 = {instancePath:instancePath+"/remedies/" + i0+"/lines/" + i7,schemaPath:"#/properties/remedies/items/oneOf/0/properties/lines/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.remedies.items.oneOf[0].properties.lines.items,data:data13};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/remedies/" + i0+"/lines/" + i7,schemaPath:"#/properties/remedies/items/oneOf/0/properties/lines/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.remedies.items.oneOf[0].properties.lines.items.type,parentSchema:schema31.properties.remedies.items.oneOf[0].properties.lines.items,data:data13};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
var valid13 = _errs33 === errors;
if(!valid13){
break;
}
}
}
}
else {
const err21 = {instancePath:instancePath+"/remedies/" + i0+"/lines",schemaPath:"#/properties/remedies/items/oneOf/0/properties/lines/type",keyword:"type",params:{type: "array"},schema:schema31.properties.remedies.items.oneOf[0].properties.lines.type,parentSchema:schema31.properties.remedies.items.oneOf[0].properties.lines,data:data12};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
var valid3 = _errs31 === errors;
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
else {
const err22 = {instancePath:instancePath+"/remedies/" + i0,schemaPath:"#/properties/remedies/items/oneOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.remedies.items.oneOf[0].type,parentSchema:schema31.properties.remedies.items.oneOf[0],data:data4};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
var _valid0 = _errs11 === errors;
if(_valid0){
valid2 = true;
passing0 = 0;
var props0 = true;
}
const _errs35 = errors;
if(errors === _errs35){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing2;
if((((data4.attacks === undefined) && (missing2 = "attacks")) || ((data4.where === undefined) && (missing2 = "where"))) || ((data4.settings === undefined) && (missing2 = "settings"))){
const err23 = {instancePath:instancePath+"/remedies/" + i0,schemaPath:"#/properties/remedies/items/oneOf/1/required",keyword:"required",params:{missingProperty: missing2},schema:schema31.properties.remedies.items.oneOf[1].required,parentSchema:schema31.properties.remedies.items.oneOf[1],data:data4};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
else {
const _errs37 = errors;
for(const key2 in data4){
if(!((((key2 === "attacks") || (key2 === "where")) || (key2 === "files")) || (key2 === "settings"))){
const err24 = {instancePath:instancePath+"/remedies/" + i0,schemaPath:"#/properties/remedies/items/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema31.properties.remedies.items.oneOf[1],data:data4};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
break;
}
}
if(_errs37 === errors){
if(data4.attacks !== undefined){
let data14 = data4.attacks;
const _errs38 = errors;
const _errs39 = errors;
if(errors === _errs39){
if(Array.isArray(data14)){
if(data14.length < 1){
const err25 = {instancePath:instancePath+"/remedies/" + i0+"/attacks",schemaPath:"#/$defs/attacks/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema32,data:data14};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
else {
var valid16 = true;
const len5 = data14.length;
for(let i8=0; i8<len5; i8++){
let data15 = data14[i8];
const _errs41 = errors;
if(errors === _errs41){
if(typeof data15 === "string"){
if(!pattern5.test(data15)){
const err26 = {instancePath:instancePath+"/remedies/" + i0+"/attacks/" + i8,schemaPath:"#/$defs/attacks/items/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]*$"},schema:"^[a-z][a-z0-9-]*$",parentSchema:schema32.items,data:data15};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/remedies/" + i0+"/attacks/" + i8,schemaPath:"#/$defs/attacks/items/type",keyword:"type",params:{type: "string"},schema:schema32.items.type,parentSchema:schema32.items,data:data15};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
var valid16 = _errs41 === errors;
if(!valid16){
break;
}
}
if(valid16){
let i9 = data14.length;
let j3;
if(i9 > 1){
const indices3 = {};
for(;i9--;){
let item3 = data14[i9];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j3 = indices3[item3];
const err28 = {instancePath:instancePath+"/remedies/" + i0+"/attacks",schemaPath:"#/$defs/attacks/uniqueItems",keyword:"uniqueItems",params:{i: i9, j: j3},schema:true,parentSchema:schema32,data:data14};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
break;
}
indices3[item3] = i9;
}
}
}
}
}
else {
const err29 = {instancePath:instancePath+"/remedies/" + i0+"/attacks",schemaPath:"#/$defs/attacks/type",keyword:"type",params:{type: "array"},schema:schema32.type,parentSchema:schema32,data:data14};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
var valid14 = _errs38 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data4.where !== undefined){
let data16 = data4.where;
const _errs43 = errors;
const _errs44 = errors;
if(errors === _errs44){
if(typeof data16 === "string"){
if(func1(data16) < 2){
const err30 = {instancePath:instancePath+"/remedies/" + i0+"/where",schemaPath:"#/$defs/where/minLength",keyword:"minLength",params:{limit: 2},schema:2,parentSchema:schema33,data:data16};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/remedies/" + i0+"/where",schemaPath:"#/$defs/where/type",keyword:"type",params:{type: "string"},schema:schema33.type,parentSchema:schema33,data:data16};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
var valid14 = _errs43 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data4.files !== undefined){
let data17 = data4.files;
const _errs46 = errors;
const _errs47 = errors;
if(errors === _errs47){
if(Array.isArray(data17)){
if(data17.length < 1){
const err32 = {instancePath:instancePath+"/remedies/" + i0+"/files",schemaPath:"#/$defs/files/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema34,data:data17};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
else {
var valid20 = true;
const len6 = data17.length;
for(let i10=0; i10<len6; i10++){
let data18 = data17[i10];
const _errs49 = errors;
if(errors === _errs49){
if(typeof data18 === "string"){
if(!pattern6.test(data18)){
const err33 = {instancePath:instancePath+"/remedies/" + i0+"/files/" + i10,schemaPath:"#/$defs/files/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$"},schema:"^[A-Za-z0-9][A-Za-z0-9._-]*$",parentSchema:schema34.items,data:data18};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/remedies/" + i0+"/files/" + i10,schemaPath:"#/$defs/files/items/type",keyword:"type",params:{type: "string"},schema:schema34.items.type,parentSchema:schema34.items,data:data18};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
var valid20 = _errs49 === errors;
if(!valid20){
break;
}
}
if(valid20){
let i11 = data17.length;
let j4;
if(i11 > 1){
const indices4 = {};
for(;i11--;){
let item4 = data17[i11];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j4 = indices4[item4];
const err35 = {instancePath:instancePath+"/remedies/" + i0+"/files",schemaPath:"#/$defs/files/uniqueItems",keyword:"uniqueItems",params:{i: i11, j: j4},schema:true,parentSchema:schema34,data:data17};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
break;
}
indices4[item4] = i11;
}
}
}
}
}
else {
const err36 = {instancePath:instancePath+"/remedies/" + i0+"/files",schemaPath:"#/$defs/files/type",keyword:"type",params:{type: "array"},schema:schema34.type,parentSchema:schema34,data:data17};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
var valid14 = _errs46 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data4.settings !== undefined){
let data19 = data4.settings;
const _errs51 = errors;
if(errors === _errs51){
if(Array.isArray(data19)){
if(data19.length < 1){
const err37 = {instancePath:instancePath+"/remedies/" + i0+"/settings",schemaPath:"#/properties/remedies/items/oneOf/1/properties/settings/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.remedies.items.oneOf[1].properties.settings,data:data19};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
else {
var valid22 = true;
const len7 = data19.length;
for(let i12=0; i12<len7; i12++){
let data20 = data19[i12];
const _errs53 = errors;
if(errors === _errs53){
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
let missing3;
if(((data20.key === undefined) && (missing3 = "key")) || ((data20.value === undefined) && (missing3 = "value"))){
const err38 = {instancePath:instancePath+"/remedies/" + i0+"/settings/" + i12,schemaPath:"#/properties/remedies/items/oneOf/1/properties/settings/items/required",keyword:"required",params:{missingProperty: missing3},schema:schema31.properties.remedies.items.oneOf[1].properties.settings.items.required,parentSchema:schema31.properties.remedies.items.oneOf[1].properties.settings.items,data:data20};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
else {
const _errs55 = errors;
for(const key3 in data20){
if(!((key3 === "key") || (key3 === "value"))){
const err39 = {instancePath:instancePath+"/remedies/" + i0+"/settings/" + i12,schemaPath:"#/properties/remedies/items/oneOf/1/properties/settings/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema31.properties.remedies.items.oneOf[1].properties.settings.items,data:data20};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
break;
}
}
if(_errs55 === errors){
if(data20.key !== undefined){
let data21 = data20.key;
const _errs56 = errors;
if(errors === _errs56){
if(typeof data21 === "string"){
if(func1(data21) < 1){
const err40 = {instancePath:instancePath+"/remedies/" + i0+"/settings/" + i12+"/key",schemaPath:"#/properties/remedies/items/oneOf/1/properties/settings/items/properties/key/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.remedies.items.oneOf[1].properties.settings.items.properties.key,data:data21};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/remedies/" + i0+"/settings/" + i12+"/key",schemaPath:"#/properties/remedies/items/oneOf/1/properties/settings/items/properties/key/type",keyword:"type",params:{type: "string"},schema:schema31.properties.remedies.items.oneOf[1].properties.settings.items.properties.key.type,parentSchema:schema31.properties.remedies.items.oneOf[1].properties.settings.items.properties.key,data:data21};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
var valid23 = _errs56 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data20.value !== undefined){
let data22 = data20.value;
const _errs58 = errors;
if(errors === _errs58){
if(typeof data22 === "string"){
if(func1(data22) < 1){
const err42 = {instancePath:instancePath+"/remedies/" + i0+"/settings/" + i12+"/value",schemaPath:"#/properties/remedies/items/oneOf/1/properties/settings/items/properties/value/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.remedies.items.oneOf[1].properties.settings.items.properties.value,data:data22};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/remedies/" + i0+"/settings/" + i12+"/value",schemaPath:"#/properties/remedies/items/oneOf/1/properties/settings/items/properties/value/type",keyword:"type",params:{type: "string"},schema:schema31.properties.remedies.items.oneOf[1].properties.settings.items.properties.value.type,parentSchema:schema31.properties.remedies.items.oneOf[1].properties.settings.items.properties.value,data:data22};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
var valid23 = _errs58 === errors;
}
else {
var valid23 = true;
}
}
}
}
}
else {
const err44 = {instancePath:instancePath+"/remedies/" + i0+"/settings/" + i12,schemaPath:"#/properties/remedies/items/oneOf/1/properties/settings/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.remedies.items.oneOf[1].properties.settings.items.type,parentSchema:schema31.properties.remedies.items.oneOf[1].properties.settings.items,data:data20};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
var valid22 = _errs53 === errors;
if(!valid22){
break;
}
}
}
}
else {
const err45 = {instancePath:instancePath+"/remedies/" + i0+"/settings",schemaPath:"#/properties/remedies/items/oneOf/1/properties/settings/type",keyword:"type",params:{type: "array"},schema:schema31.properties.remedies.items.oneOf[1].properties.settings.type,parentSchema:schema31.properties.remedies.items.oneOf[1].properties.settings,data:data19};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
var valid14 = _errs51 === errors;
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
const err46 = {instancePath:instancePath+"/remedies/" + i0,schemaPath:"#/properties/remedies/items/oneOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.remedies.items.oneOf[1].type,parentSchema:schema31.properties.remedies.items.oneOf[1],data:data4};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
var _valid0 = _errs35 === errors;
if(_valid0 && valid2){
valid2 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid2 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
}
if(!valid2){
const err47 = {instancePath:instancePath+"/remedies/" + i0,schemaPath:"#/properties/remedies/items/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},schema:schema31.properties.remedies.items.oneOf,parentSchema:schema31.properties.remedies.items,data:data4};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
validate20.errors = vErrors;
return false;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
var valid1 = _errs9 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/remedies",schemaPath:"#/properties/remedies/type",keyword:"type",params:{type: "array"},schema:schema31.properties.remedies.type,parentSchema:schema31.properties.remedies,data:data3}];
return false;
}
}
var valid0 = _errs7 === errors;
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
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
