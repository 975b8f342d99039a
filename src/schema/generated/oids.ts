// @ts-nocheck
/** Generated from `pki/schemas/oids.schema.json` by `npm run generate`. Not for editing. */
import type { Validator } from '../gate.ts'
import type { OidsJson } from './types.ts'

export const validateOids: Validator<OidsJson> = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:oids","title":"Names for OIDs","description":"What `countersign show` calls the object identifiers that it meets in certificates.","type":"object","additionalProperties":false,"required":["names"],"properties":{"$schema":{"title":"Schema","description":"Where an editor finds this schema.","type":"string"},"names":{"title":"Names","description":"OID in dotted decimals → its name.","type":"object","propertyNames":{"title":"OID","description":"An OID in dotted decimals.","pattern":"^[0-2](?:\\.(?:0|[1-9][0-9]{0,9})){1,40}$"},"additionalProperties":{"title":"Name","description":"1 to 64 printable ASCII characters.","type":"string","pattern":"^[!-~][ -~]{0,63}$"}}}};
const pattern4 = new RegExp("^[0-2](?:\\.(?:0|[1-9][0-9]{0,9})){1,40}$", "u");
const pattern5 = new RegExp("^[!-~][ -~]{0,63}$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="urn:countersign:schema:oids" */;
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
if((data.names === undefined) && (missing0 = "names")){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},schema:schema31.required,parentSchema:schema31,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "$schema") || (key0 === "names"))){
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
for(const key1 in data1){
const _errs6 = errors;
if(typeof key1 === "string"){
if(!pattern4.test(key1)){
const err0 = {instancePath:instancePath+"/names",schemaPath:"#/properties/names/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[0-2](?:\\.(?:0|[1-9][0-9]{0,9})){1,40}$"},schema:"^[0-2](?:\\.(?:0|[1-9][0-9]{0,9})){1,40}$",parentSchema:schema31.properties.names.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid1 = _errs6 === errors;
if(!valid1){
const err1 = {instancePath:instancePath+"/names",schemaPath:"#/properties/names/propertyNames",keyword:"propertyNames",params:{propertyName: key1},schema:schema31.properties.names.propertyNames,parentSchema:schema31.properties.names,data:data1};
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
if(valid1){
for(const key2 in data1){
let data2 = data1[key2];
const _errs8 = errors;
if(errors === _errs8){
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
validate20.errors = [{instancePath:instancePath+"/names/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/names/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[!-~][ -~]{0,63}$"},schema:"^[!-~][ -~]{0,63}$",parentSchema:schema31.properties.names.additionalProperties,data:data2}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/names/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/names/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema31.properties.names.additionalProperties.type,parentSchema:schema31.properties.names.additionalProperties,data:data2}];
return false;
}
}
var valid2 = _errs8 === errors;
if(!valid2){
break;
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
