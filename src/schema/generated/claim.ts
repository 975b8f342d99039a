// @ts-nocheck
/** Generated from `pki/schemas/claim.schema.json` by `npm run generate`. Not for editing. */
import type { Validator } from '../gate.ts'
import type { ClaimJson } from './types.ts'

export const validateClaim: Validator<ClaimJson> = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:claim","title":"Claim","description":"A typed statement about the subject of a certificate. Its name is the name of its file; it lies at exactly one place: arcSuffix, oid or uri.","type":"object","additionalProperties":false,"required":["title","type"],"properties":{"$schema":{"title":"Schema","description":"Where an editor finds this schema.","type":"string"},"title":{"title":"Title","description":"What it says about the subject, in a few words.","type":"string","minLength":1,"maxLength":120},"arcSuffix":{"title":"Arc suffix","description":"The claim's OID relative to the arc of the home, such as 1 or 7.2; it never changes once issued.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,9})(?:\\.(?:0|[1-9][0-9]{0,9})){0,9}$"},"oid":{"title":"OID","description":"The claim's whole OID in dotted decimals, strictly under the arc of the home.","type":"string","pattern":"^[0-2](?:\\.(?:0|[1-9][0-9]{0,9})){1,40}$"},"uri":{"title":"URI prefix","description":"Carries the claim as a URI entry of the subjectAltName: this prefix, then the value. Ends in / or :","type":"string","pattern":"^[a-z][a-z0-9+.-]*:[A-Za-z0-9._~:/@&=+-]*[:/]$"},"type":{"title":"Type","description":"string: one text. strings: a list of texts. integer. boolean: true or false. time: a moment, to the second.","enum":["string","strings","integer","boolean","time"]},"pattern":{"title":"Pattern","description":"A regular expression in the syntax of ECMAScript, without anchors, lookaround and back references, that each text must match as a whole.","type":"string","minLength":1,"maxLength":500},"values":{"title":"Values","description":"The only texts allowed.","type":"array","minItems":1,"uniqueItems":true,"items":{"title":"Value","description":"One text.","type":"string","minLength":1,"maxLength":256}},"alphabet":{"title":"Alphabet","description":"ascii, unless said otherwise. unicode: any letters of the world, in normal form C; needs a pattern, and not every target can compare such values.","enum":["ascii","unicode"]}},"if":{"required":["uri"]},"then":{"properties":{"arcSuffix":false,"oid":false,"alphabet":false,"type":{"description":"A claim in a URI is of type string.","const":"string"}}},"else":{"if":{"required":["oid"]},"then":{"properties":{"arcSuffix":false}},"else":{"required":["arcSuffix"]}},"dependentSchemas":{"alphabet":{"if":{"properties":{"alphabet":{"const":"unicode"}}},"then":{"required":["pattern"]}}}};
const func1 = Object.prototype.hasOwnProperty;
const func2 = (text) => [...text].length;
const pattern4 = new RegExp("^(?:0|[1-9][0-9]{0,9})(?:\\.(?:0|[1-9][0-9]{0,9})){0,9}$", "u");
const pattern5 = new RegExp("^[0-2](?:\\.(?:0|[1-9][0-9]{0,9})){1,40}$", "u");
const pattern6 = new RegExp("^[a-z][a-z0-9+.-]*:[A-Za-z0-9._~:/@&=+-]*[:/]$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="urn:countersign:schema:claim" */;
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
if((data.uri === undefined) && (missing0 = "uri")){
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
if(data.arcSuffix !== undefined){
var valid1 = false;
validate20.errors = [{instancePath:instancePath+"/arcSuffix",schemaPath:"#/then/properties/arcSuffix/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.then.properties.arcSuffix,data:data.arcSuffix}];
return false;
}
else {
var valid1 = true;
}
if(valid1){
if(data.oid !== undefined){
var valid1 = false;
validate20.errors = [{instancePath:instancePath+"/oid",schemaPath:"#/then/properties/oid/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.then.properties.oid,data:data.oid}];
return false;
}
else {
var valid1 = true;
}
if(valid1){
if(data.alphabet !== undefined){
var valid1 = false;
validate20.errors = [{instancePath:instancePath+"/alphabet",schemaPath:"#/then/properties/alphabet/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.then.properties.alphabet,data:data.alphabet}];
return false;
}
else {
var valid1 = true;
}
if(valid1){
if(data.type !== undefined){
let data3 = data.type;
const _errs4 = errors;
if("string" !== data3){
validate20.errors = [{instancePath:instancePath+"/type",schemaPath:"#/then/properties/type/const",keyword:"const",params:{allowedValue: "string"},schema:"string",parentSchema:schema31.then.properties.type,data:data3}];
return false;
}
var valid1 = _errs4 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
if(valid0){
var props0 = {};
props0.arcSuffix = true;
props0.oid = true;
props0.alphabet = true;
props0.type = true;
}
ifClause0 = "then";
}
else {
const _errs5 = errors;
const _errs6 = errors;
let valid2 = true;
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.oid === undefined) && (missing1 = "oid")){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid1 = _errs7 === errors;
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
let ifClause1;
if(_valid1){
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.arcSuffix !== undefined){
validate20.errors = [{instancePath:instancePath+"/arcSuffix",schemaPath:"#/else/then/properties/arcSuffix/false schema",keyword:"false schema",params:{},schema:false,parentSchema:schema31.else.then.properties.arcSuffix,data:data.arcSuffix}];
return false;
}
}
var _valid1 = _errs8 === errors;
valid2 = _valid1;
if(valid2){
var props1 = {};
props1.arcSuffix = true;
}
ifClause1 = "then";
}
else {
const _errs9 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.arcSuffix === undefined) && (missing2 = "arcSuffix")){
validate20.errors = [{instancePath,schemaPath:"#/else/else/required",keyword:"required",params:{missingProperty: missing2},schema:schema31.else.else.required,parentSchema:schema31.else.else,data}];
return false;
}
}
var _valid1 = _errs9 === errors;
valid2 = _valid1;
ifClause1 = "else";
}
if(!valid2){
const err2 = {instancePath,schemaPath:"#/else/if",keyword:"if",params:{failingKeyword: ifClause1},schema:schema31.else.if,parentSchema:schema31.else,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate20.errors = vErrors;
return false;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
if(valid0){
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
}
ifClause0 = "else";
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},schema:schema31.if,parentSchema:schema31,data};
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
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if(((data.title === undefined) && (missing3 = "title")) || ((data.type === undefined) && (missing3 = "type"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing3},schema:schema31.required,parentSchema:schema31,data}];
return false;
}
else {
const _errs10 = errors;
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
validate20.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema31,data}];
return false;
break;
}
}
if(_errs10 === errors){
if(data.$schema !== undefined){
let data5 = data.$schema;
const _errs11 = errors;
if(typeof data5 !== "string"){
validate20.errors = [{instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},schema:schema31.properties.$schema.type,parentSchema:schema31.properties.$schema,data:data5}];
return false;
}
var valid4 = _errs11 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.title !== undefined){
let data6 = data.title;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data6 === "string"){
if(func2(data6) > 120){
validate20.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit: 120},schema:120,parentSchema:schema31.properties.title,data:data6}];
return false;
}
else {
if(func2(data6) < 1){
validate20.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.title,data:data6}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},schema:schema31.properties.title.type,parentSchema:schema31.properties.title,data:data6}];
return false;
}
}
var valid4 = _errs13 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.arcSuffix !== undefined){
let data7 = data.arcSuffix;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data7 === "string"){
if(!pattern4.test(data7)){
validate20.errors = [{instancePath:instancePath+"/arcSuffix",schemaPath:"#/properties/arcSuffix/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,9})(?:\\.(?:0|[1-9][0-9]{0,9})){0,9}$"},schema:"^(?:0|[1-9][0-9]{0,9})(?:\\.(?:0|[1-9][0-9]{0,9})){0,9}$",parentSchema:schema31.properties.arcSuffix,data:data7}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/arcSuffix",schemaPath:"#/properties/arcSuffix/type",keyword:"type",params:{type: "string"},schema:schema31.properties.arcSuffix.type,parentSchema:schema31.properties.arcSuffix,data:data7}];
return false;
}
}
var valid4 = _errs15 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.oid !== undefined){
let data8 = data.oid;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data8 === "string"){
if(!pattern5.test(data8)){
validate20.errors = [{instancePath:instancePath+"/oid",schemaPath:"#/properties/oid/pattern",keyword:"pattern",params:{pattern: "^[0-2](?:\\.(?:0|[1-9][0-9]{0,9})){1,40}$"},schema:"^[0-2](?:\\.(?:0|[1-9][0-9]{0,9})){1,40}$",parentSchema:schema31.properties.oid,data:data8}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/oid",schemaPath:"#/properties/oid/type",keyword:"type",params:{type: "string"},schema:schema31.properties.oid.type,parentSchema:schema31.properties.oid,data:data8}];
return false;
}
}
var valid4 = _errs17 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.uri !== undefined){
let data9 = data.uri;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data9 === "string"){
if(!pattern6.test(data9)){
validate20.errors = [{instancePath:instancePath+"/uri",schemaPath:"#/properties/uri/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9+.-]*:[A-Za-z0-9._~:/@&=+-]*[:/]$"},schema:"^[a-z][a-z0-9+.-]*:[A-Za-z0-9._~:/@&=+-]*[:/]$",parentSchema:schema31.properties.uri,data:data9}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/uri",schemaPath:"#/properties/uri/type",keyword:"type",params:{type: "string"},schema:schema31.properties.uri.type,parentSchema:schema31.properties.uri,data:data9}];
return false;
}
}
var valid4 = _errs19 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.type !== undefined){
let data10 = data.type;
const _errs21 = errors;
if(!(((((data10 === "string") || (data10 === "strings")) || (data10 === "integer")) || (data10 === "boolean")) || (data10 === "time"))){
validate20.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.type.enum},schema:schema31.properties.type.enum,parentSchema:schema31.properties.type,data:data10}];
return false;
}
var valid4 = _errs21 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.pattern !== undefined){
let data11 = data.pattern;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data11 === "string"){
if(func2(data11) > 500){
validate20.errors = [{instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema31.properties.pattern,data:data11}];
return false;
}
else {
if(func2(data11) < 1){
validate20.errors = [{instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.pattern,data:data11}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/type",keyword:"type",params:{type: "string"},schema:schema31.properties.pattern.type,parentSchema:schema31.properties.pattern,data:data11}];
return false;
}
}
var valid4 = _errs22 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.values !== undefined){
let data12 = data.values;
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data12)){
if(data12.length < 1){
validate20.errors = [{instancePath:instancePath+"/values",schemaPath:"#/properties/values/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.values,data:data12}];
return false;
}
else {
var valid5 = true;
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
let data13 = data12[i0];
const _errs26 = errors;
if(errors === _errs26){
if(typeof data13 === "string"){
if(func2(data13) > 256){
validate20.errors = [{instancePath:instancePath+"/values/" + i0,schemaPath:"#/properties/values/items/maxLength",keyword:"maxLength",params:{limit: 256},schema:256,parentSchema:schema31.properties.values.items,data:data13}];
return false;
}
else {
if(func2(data13) < 1){
validate20.errors = [{instancePath:instancePath+"/values/" + i0,schemaPath:"#/properties/values/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.values.items,data:data13}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/values/" + i0,schemaPath:"#/properties/values/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.values.items.type,parentSchema:schema31.properties.values.items,data:data13}];
return false;
}
}
var valid5 = _errs26 === errors;
if(!valid5){
break;
}
}
if(valid5){
let i1 = data12.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data12[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate20.errors = [{instancePath:instancePath+"/values",schemaPath:"#/properties/values/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema31.properties.values,data:data12}];
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
validate20.errors = [{instancePath:instancePath+"/values",schemaPath:"#/properties/values/type",keyword:"type",params:{type: "array"},schema:schema31.properties.values.type,parentSchema:schema31.properties.values,data:data12}];
return false;
}
}
var valid4 = _errs24 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.alphabet !== undefined){
let data14 = data.alphabet;
const _errs28 = errors;
if(!((data14 === "ascii") || (data14 === "unicode"))){
validate20.errors = [{instancePath:instancePath+"/alphabet",schemaPath:"#/properties/alphabet/enum",keyword:"enum",params:{allowedValues: schema31.properties.alphabet.enum},schema:schema31.properties.alphabet.enum,parentSchema:schema31.properties.alphabet,data:data14}];
return false;
}
var valid4 = _errs28 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.alphabet !== undefined){
const _errs30 = errors;
let valid8 = true;
const _errs31 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.alphabet !== undefined){
if("unicode" !== data.alphabet){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
var _valid2 = _errs31 === errors;
errors = _errs30;
if(vErrors !== null){
if(_errs30){
vErrors.length = _errs30;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs33 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.pattern === undefined) && (missing4 = "pattern")){
validate20.errors = [{instancePath,schemaPath:"#/dependentSchemas/alphabet/then/required",keyword:"required",params:{missingProperty: missing4},schema:schema31.dependentSchemas.alphabet.then.required,parentSchema:schema31.dependentSchemas.alphabet.then,data}];
return false;
}
}
var _valid2 = _errs33 === errors;
valid8 = _valid2;
}
if(!valid8){
const err5 = {instancePath,schemaPath:"#/dependentSchemas/alphabet/if",keyword:"if",params:{failingKeyword: "then"},schema:schema31.dependentSchemas.alphabet.if,parentSchema:schema31.dependentSchemas.alphabet,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate20.errors = vErrors;
return false;
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
