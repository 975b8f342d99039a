// @ts-nocheck
/** Generated from `pki/schemas/access.schema.json` by `npm run generate`. Not for editing. */
import type { Validator } from '../gate.ts'
import type { AccessJson } from './types.ts'

export const validateAccess: Validator<AccessJson> = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:access","title":"Access rules","description":"Who may do what, in terms of names and claims. What no rule allows is denied; of the rules whose path covers a request, the longest path decides.","type":"object","additionalProperties":false,"required":["rules"],"properties":{"$schema":{"title":"Schema","description":"Where an editor finds this schema.","type":"string"},"title":{"title":"Title","description":"What these rules are for, in a few words.","type":"string","minLength":1,"maxLength":120},"escapes":{"title":"Escapes","description":"What becomes of a path with percent-encoded characters: refuse answers it 400; decode-once decodes it once before the rules are asked, and answers 400 where that is ambiguous.","enum":["refuse","decode-once"]},"rules":{"title":"Rules","description":"One rule or more. The same path and method stands in one rule only.","type":"array","minItems":1,"maxItems":1000,"items":{"type":"object","additionalProperties":false,"required":["paths","require"],"properties":{"title":{"title":"Title","description":"What this rule is for, in a few words.","type":"string","minLength":1,"maxLength":120},"paths":{"title":"Paths","description":"Each covers itself and all that lies below it, by whole segments and byte for byte: /admin covers /admin/x, not /administrator. /Admin, which some readers take for it, is answered 400.","type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"description":"/ or segments of A-Z a-z 0-9 - . _ ~ ! $ & ' ( ) + , = : @ with a slash before each and none at the end; paths have no wildcards","type":"string","maxLength":1024,"pattern":"^(?:/|(?:/[A-Za-z0-9._~!$&'()+,=:@-]+)+)$"}},"methods":{"title":"Methods","description":"In upper case. GET does not imply HEAD. Left out only where nobody is let in.","type":"array","minItems":1,"maxItems":30,"uniqueItems":true,"items":{"description":"an HTTP method in upper case, such as GET; not CONNECT or TRACE","type":"string","pattern":"^(?!CONNECT$|TRACE$)[A-Z](?:[A-Z-]{0,30}[A-Z])?$"}},"require":{"title":"Require","description":"any-client, nobody, or conditions that must all hold: the name of a claim, or uri, dns or email, each with the values of which one is enough","type":["string","object"],"pattern":"^(?:any-client|nobody)$","minProperties":1,"maxProperties":20,"propertyNames":{"description":"the name of a claim, or uri, dns or email","pattern":"^[a-z][a-z0-9-]{0,62}$"},"additionalProperties":{"description":"a list of values, or for a whole number {\"atLeast\": N} or {\"atMost\": N}","type":["array","object"],"minItems":1,"maxItems":1000,"uniqueItems":true,"items":{"description":"a text, a whole number, or true or false","type":["string","integer","boolean"]},"minProperties":1,"additionalProperties":false,"properties":{"atLeast":{"title":"At least","description":"The lowest whole number that is enough.","type":"integer","minimum":-9007199254740991,"maximum":9007199254740991},"atMost":{"title":"At most","description":"The highest whole number that is allowed.","type":"integer","minimum":-9007199254740991,"maximum":9007199254740991}}}},"weaker":{"title":"Weaker","description":"Says that this rule lets in whom a rule for a shorter path would not, and that this is meant.","const":"intended"}}}}}};
const func1 = (text) => [...text].length;
const pattern4 = new RegExp("^(?:/|(?:/[A-Za-z0-9._~!$&'()+,=:@-]+)+)$", "u");
const pattern5 = new RegExp("^(?!CONNECT$|TRACE$)[A-Z](?:[A-Z-]{0,30}[A-Z])?$", "u");
const pattern6 = new RegExp("^(?:any-client|nobody)$", "u");
const pattern7 = new RegExp("^[a-z][a-z0-9-]{0,62}$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="urn:countersign:schema:access" */;
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
if((data.rules === undefined) && (missing0 = "rules")){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},schema:schema31.required,parentSchema:schema31,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "$schema") || (key0 === "title")) || (key0 === "escapes")) || (key0 === "rules"))){
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
if(func1(data1) > 120){
validate20.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit: 120},schema:120,parentSchema:schema31.properties.title,data:data1}];
return false;
}
else {
if(func1(data1) < 1){
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
if(data.escapes !== undefined){
let data2 = data.escapes;
const _errs6 = errors;
if(!((data2 === "refuse") || (data2 === "decode-once"))){
validate20.errors = [{instancePath:instancePath+"/escapes",schemaPath:"#/properties/escapes/enum",keyword:"enum",params:{allowedValues: schema31.properties.escapes.enum},schema:schema31.properties.escapes.enum,parentSchema:schema31.properties.escapes,data:data2}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rules !== undefined){
let data3 = data.rules;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data3)){
if(data3.length > 1000){
validate20.errors = [{instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/maxItems",keyword:"maxItems",params:{limit: 1000},schema:1000,parentSchema:schema31.properties.rules,data:data3}];
return false;
}
else {
if(data3.length < 1){
validate20.errors = [{instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.rules,data:data3}];
return false;
}
else {
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs9 = errors;
if(errors === _errs9){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if(((data4.paths === undefined) && (missing1 = "paths")) || ((data4.require === undefined) && (missing1 = "require"))){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0,schemaPath:"#/properties/rules/items/required",keyword:"required",params:{missingProperty: missing1},schema:schema31.properties.rules.items.required,parentSchema:schema31.properties.rules.items,data:data4}];
return false;
}
else {
const _errs11 = errors;
for(const key1 in data4){
if(!(((((key1 === "title") || (key1 === "paths")) || (key1 === "methods")) || (key1 === "require")) || (key1 === "weaker"))){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0,schemaPath:"#/properties/rules/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema31.properties.rules.items,data:data4}];
return false;
break;
}
}
if(_errs11 === errors){
if(data4.title !== undefined){
let data5 = data4.title;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data5 === "string"){
if(func1(data5) > 120){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/title",schemaPath:"#/properties/rules/items/properties/title/maxLength",keyword:"maxLength",params:{limit: 120},schema:120,parentSchema:schema31.properties.rules.items.properties.title,data:data5}];
return false;
}
else {
if(func1(data5) < 1){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/title",schemaPath:"#/properties/rules/items/properties/title/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.rules.items.properties.title,data:data5}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/title",schemaPath:"#/properties/rules/items/properties/title/type",keyword:"type",params:{type: "string"},schema:schema31.properties.rules.items.properties.title.type,parentSchema:schema31.properties.rules.items.properties.title,data:data5}];
return false;
}
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.paths !== undefined){
let data6 = data4.paths;
const _errs14 = errors;
if(errors === _errs14){
if(Array.isArray(data6)){
if(data6.length > 100){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/paths",schemaPath:"#/properties/rules/items/properties/paths/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema31.properties.rules.items.properties.paths,data:data6}];
return false;
}
else {
if(data6.length < 1){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/paths",schemaPath:"#/properties/rules/items/properties/paths/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.rules.items.properties.paths,data:data6}];
return false;
}
else {
var valid3 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
let data7 = data6[i1];
const _errs16 = errors;
if(errors === _errs16){
if(typeof data7 === "string"){
if(func1(data7) > 1024){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/paths/" + i1,schemaPath:"#/properties/rules/items/properties/paths/items/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema31.properties.rules.items.properties.paths.items,data:data7}];
return false;
}
else {
if(!pattern4.test(data7)){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/paths/" + i1,schemaPath:"#/properties/rules/items/properties/paths/items/pattern",keyword:"pattern",params:{pattern: "^(?:/|(?:/[A-Za-z0-9._~!$&'()+,=:@-]+)+)$"},schema:"^(?:/|(?:/[A-Za-z0-9._~!$&'()+,=:@-]+)+)$",parentSchema:schema31.properties.rules.items.properties.paths.items,data:data7}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/paths/" + i1,schemaPath:"#/properties/rules/items/properties/paths/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.rules.items.properties.paths.items.type,parentSchema:schema31.properties.rules.items.properties.paths.items,data:data7}];
return false;
}
}
var valid3 = _errs16 === errors;
if(!valid3){
break;
}
}
if(valid3){
let i2 = data6.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data6[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/paths",schemaPath:"#/properties/rules/items/properties/paths/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},schema:true,parentSchema:schema31.properties.rules.items.properties.paths,data:data6}];
return false;
break;
}
indices0[item0] = i2;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/paths",schemaPath:"#/properties/rules/items/properties/paths/type",keyword:"type",params:{type: "array"},schema:schema31.properties.rules.items.properties.paths.type,parentSchema:schema31.properties.rules.items.properties.paths,data:data6}];
return false;
}
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.methods !== undefined){
let data8 = data4.methods;
const _errs18 = errors;
if(errors === _errs18){
if(Array.isArray(data8)){
if(data8.length > 30){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/methods",schemaPath:"#/properties/rules/items/properties/methods/maxItems",keyword:"maxItems",params:{limit: 30},schema:30,parentSchema:schema31.properties.rules.items.properties.methods,data:data8}];
return false;
}
else {
if(data8.length < 1){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/methods",schemaPath:"#/properties/rules/items/properties/methods/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.rules.items.properties.methods,data:data8}];
return false;
}
else {
var valid5 = true;
const len2 = data8.length;
for(let i3=0; i3<len2; i3++){
let data9 = data8[i3];
const _errs20 = errors;
if(errors === _errs20){
if(typeof data9 === "string"){
if(!pattern5.test(data9)){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/methods/" + i3,schemaPath:"#/properties/rules/items/properties/methods/items/pattern",keyword:"pattern",params:{pattern: "^(?!CONNECT$|TRACE$)[A-Z](?:[A-Z-]{0,30}[A-Z])?$"},schema:"^(?!CONNECT$|TRACE$)[A-Z](?:[A-Z-]{0,30}[A-Z])?$",parentSchema:schema31.properties.rules.items.properties.methods.items,data:data9}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/methods/" + i3,schemaPath:"#/properties/rules/items/properties/methods/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.rules.items.properties.methods.items.type,parentSchema:schema31.properties.rules.items.properties.methods.items,data:data9}];
return false;
}
}
var valid5 = _errs20 === errors;
if(!valid5){
break;
}
}
if(valid5){
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
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/methods",schemaPath:"#/properties/rules/items/properties/methods/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j1},schema:true,parentSchema:schema31.properties.rules.items.properties.methods,data:data8}];
return false;
break;
}
indices1[item1] = i4;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/methods",schemaPath:"#/properties/rules/items/properties/methods/type",keyword:"type",params:{type: "array"},schema:schema31.properties.rules.items.properties.methods.type,parentSchema:schema31.properties.rules.items.properties.methods,data:data8}];
return false;
}
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.require !== undefined){
let data10 = data4.require;
const _errs22 = errors;
if((typeof data10 !== "string") && (!(data10 && typeof data10 == "object" && !Array.isArray(data10)))){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/require",schemaPath:"#/properties/rules/items/properties/require/type",keyword:"type",params:{type: schema31.properties.rules.items.properties.require.type},schema:schema31.properties.rules.items.properties.require.type,parentSchema:schema31.properties.rules.items.properties.require,data:data10}];
return false;
}
if(errors === _errs22){
if(typeof data10 === "string"){
if(!pattern6.test(data10)){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/require",schemaPath:"#/properties/rules/items/properties/require/pattern",keyword:"pattern",params:{pattern: "^(?:any-client|nobody)$"},schema:"^(?:any-client|nobody)$",parentSchema:schema31.properties.rules.items.properties.require,data:data10}];
return false;
}
}
if(errors === _errs22){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(Object.keys(data10).length > 20){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/require",schemaPath:"#/properties/rules/items/properties/require/maxProperties",keyword:"maxProperties",params:{limit: 20},schema:20,parentSchema:schema31.properties.rules.items.properties.require,data:data10}];
return false;
}
else {
if(Object.keys(data10).length < 1){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/require",schemaPath:"#/properties/rules/items/properties/require/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema31.properties.rules.items.properties.require,data:data10}];
return false;
}
else {
for(const key2 in data10){
const _errs24 = errors;
if(typeof key2 === "string"){
if(!pattern7.test(key2)){
const err0 = {instancePath:instancePath+"/rules/" + i0+"/require",schemaPath:"#/properties/rules/items/properties/require/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,62}$"},schema:"^[a-z][a-z0-9-]{0,62}$",parentSchema:schema31.properties.rules.items.properties.require.propertyNames,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid7 = _errs24 === errors;
if(!valid7){
const err1 = {instancePath:instancePath+"/rules/" + i0+"/require",schemaPath:"#/properties/rules/items/properties/require/propertyNames",keyword:"propertyNames",params:{propertyName: key2},schema:schema31.properties.rules.items.properties.require.propertyNames,parentSchema:schema31.properties.rules.items.properties.require,data:data10};
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
if(valid7){
for(const key3 in data10){
let data11 = data10[key3];
const _errs26 = errors;
if(!data11 || typeof data11 != "object"){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/require/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/items/properties/require/additionalProperties/type",keyword:"type",params:{type: schema31.properties.rules.items.properties.require.additionalProperties.type},schema:schema31.properties.rules.items.properties.require.additionalProperties.type,parentSchema:schema31.properties.rules.items.properties.require.additionalProperties,data:data11}];
return false;
}
if(errors === _errs26){
if(Array.isArray(data11)){
if(data11.length > 1000){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/require/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/items/properties/require/additionalProperties/maxItems",keyword:"maxItems",params:{limit: 1000},schema:1000,parentSchema:schema31.properties.rules.items.properties.require.additionalProperties,data:data11}];
return false;
}
else {
if(data11.length < 1){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/require/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/items/properties/require/additionalProperties/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.rules.items.properties.require.additionalProperties,data:data11}];
return false;
}
else {
var valid9 = true;
const len3 = data11.length;
for(let i5=0; i5<len3; i5++){
let data12 = data11[i5];
const _errs28 = errors;
if(((typeof data12 !== "string") && (!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12))))) && (typeof data12 !== "boolean")){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/require/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i5,schemaPath:"#/properties/rules/items/properties/require/additionalProperties/items/type",keyword:"type",params:{type: schema31.properties.rules.items.properties.require.additionalProperties.items.type},schema:schema31.properties.rules.items.properties.require.additionalProperties.items.type,parentSchema:schema31.properties.rules.items.properties.require.additionalProperties.items,data:data12}];
return false;
}
var valid9 = _errs28 === errors;
if(!valid9){
break;
}
}
if(valid9){
let i6 = data11.length;
let j2;
if(i6 > 1){
const indices2 = {};
for(;i6--;){
let item2 = data11[i6];
if(((typeof item2 !== "string") && (!(((typeof item2 == "number") && (!(item2 % 1) && !isNaN(item2))) && (isFinite(item2))))) && (typeof item2 !== "boolean")){
continue;
}
if(typeof item2 == "string"){
item2 += "_";
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/require/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/items/properties/require/additionalProperties/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j2},schema:true,parentSchema:schema31.properties.rules.items.properties.require.additionalProperties,data:data11}];
return false;
break;
}
indices2[item2] = i6;
}
}
}
}
}
}
if(errors === _errs26){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(Object.keys(data11).length < 1){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/require/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/items/properties/require/additionalProperties/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema31.properties.rules.items.properties.require.additionalProperties,data:data11}];
return false;
}
else {
const _errs30 = errors;
for(const key4 in data11){
if(!((key4 === "atLeast") || (key4 === "atMost"))){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/require/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/items/properties/require/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema31.properties.rules.items.properties.require.additionalProperties,data:data11}];
return false;
break;
}
}
if(_errs30 === errors){
if(data11.atLeast !== undefined){
let data13 = data11.atLeast;
const _errs31 = errors;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/require/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/atLeast",schemaPath:"#/properties/rules/items/properties/require/additionalProperties/properties/atLeast/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.rules.items.properties.require.additionalProperties.properties.atLeast.type,parentSchema:schema31.properties.rules.items.properties.require.additionalProperties.properties.atLeast,data:data13}];
return false;
}
if(errors === _errs31){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 9007199254740991 || isNaN(data13)){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/require/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/atLeast",schemaPath:"#/properties/rules/items/properties/require/additionalProperties/properties/atLeast/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},schema:9007199254740991,parentSchema:schema31.properties.rules.items.properties.require.additionalProperties.properties.atLeast,data:data13}];
return false;
}
else {
if(data13 < -9007199254740991 || isNaN(data13)){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/require/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/atLeast",schemaPath:"#/properties/rules/items/properties/require/additionalProperties/properties/atLeast/minimum",keyword:"minimum",params:{comparison: ">=", limit: -9007199254740991},schema:-9007199254740991,parentSchema:schema31.properties.rules.items.properties.require.additionalProperties.properties.atLeast,data:data13}];
return false;
}
}
}
}
var valid11 = _errs31 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.atMost !== undefined){
let data14 = data11.atMost;
const _errs33 = errors;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/require/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/atMost",schemaPath:"#/properties/rules/items/properties/require/additionalProperties/properties/atMost/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.rules.items.properties.require.additionalProperties.properties.atMost.type,parentSchema:schema31.properties.rules.items.properties.require.additionalProperties.properties.atMost,data:data14}];
return false;
}
if(errors === _errs33){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 9007199254740991 || isNaN(data14)){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/require/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/atMost",schemaPath:"#/properties/rules/items/properties/require/additionalProperties/properties/atMost/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},schema:9007199254740991,parentSchema:schema31.properties.rules.items.properties.require.additionalProperties.properties.atMost,data:data14}];
return false;
}
else {
if(data14 < -9007199254740991 || isNaN(data14)){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/require/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/atMost",schemaPath:"#/properties/rules/items/properties/require/additionalProperties/properties/atMost/minimum",keyword:"minimum",params:{comparison: ">=", limit: -9007199254740991},schema:-9007199254740991,parentSchema:schema31.properties.rules.items.properties.require.additionalProperties.properties.atMost,data:data14}];
return false;
}
}
}
}
var valid11 = _errs33 === errors;
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
var valid8 = _errs26 === errors;
if(!valid8){
break;
}
}
}
}
}
}
}
}
var valid2 = _errs22 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.weaker !== undefined){
let data15 = data4.weaker;
const _errs35 = errors;
if("intended" !== data15){
validate20.errors = [{instancePath:instancePath+"/rules/" + i0+"/weaker",schemaPath:"#/properties/rules/items/properties/weaker/const",keyword:"const",params:{allowedValue: "intended"},schema:"intended",parentSchema:schema31.properties.rules.items.properties.weaker,data:data15}];
return false;
}
var valid2 = _errs35 === errors;
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
}
else {
validate20.errors = [{instancePath:instancePath+"/rules/" + i0,schemaPath:"#/properties/rules/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.rules.items.type,parentSchema:schema31.properties.rules.items,data:data4}];
return false;
}
}
var valid1 = _errs9 === errors;
if(!valid1){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "array"},schema:schema31.properties.rules.type,parentSchema:schema31.properties.rules,data:data3}];
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
