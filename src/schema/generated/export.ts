// @ts-nocheck
/** Generated from `pki/schemas/export.schema.json` by `npm run generate`. Not for editing. */
import type { Validator } from '../gate.ts'
import type { ExportJson } from './types.ts'

export const validateExport: Validator<ExportJson> = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:export","title":"Export","description":"What an export wrote into its directory (countersign-export.json), so that the next one can tell foreign files.","type":"object","additionalProperties":false,"required":["format","recipe","files"],"properties":{"format":{"title":"Format","description":"The version of this form.","const":1},"recipe":{"title":"Recipe","description":"What the files were made from.","type":"object","additionalProperties":false,"required":["target","versions","guideline","host","pin","exportedAt"],"properties":{"target":{"title":"Target","description":"The target's name.","type":"string"},"versions":{"title":"Versions","description":"The versions of the program that are covered.","type":"string"},"guideline":{"title":"Guideline","description":"The set of protocol settings used.","type":"string"},"host":{"title":"Host","description":"The name or address that the server answers for.","type":"string"},"alsoHosts":{"title":"Also hosts","description":"Further names that the server answers for; absent where there is no other.","type":"array","items":{"title":"Host","description":"One name.","type":"string"}},"pin":{"title":"Pin","description":"The pin of the one client authority.","type":"string"},"exportedAt":{"title":"Exported at","description":"When, in UTC (RFC 3339).","type":"string"},"server":{"title":"Server","description":"own: the server's certificate was handed in, and is not of the home; later exports keep it.","const":"own"}}},"files":{"title":"Files","description":"Every file written, apart from this one.","type":"array","items":{"title":"File","description":"One file.","type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"title":"Path","description":"Where it lies, under the directory.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}\\.?[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"sha256":{"title":"SHA-256","description":"Of its content, in lower-case hex. Absent for keys, certificates and CRLs, which are replaced in place.","type":"string","pattern":"^[0-9a-f]{64}$"}}}}}};
const pattern4 = new RegExp("^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}\\.?[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "u");
const pattern5 = new RegExp("^[0-9a-f]{64}$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="urn:countersign:schema:export" */;
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
if((((data.format === undefined) && (missing0 = "format")) || ((data.recipe === undefined) && (missing0 = "recipe"))) || ((data.files === undefined) && (missing0 = "files"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},schema:schema31.required,parentSchema:schema31,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "format") || (key0 === "recipe")) || (key0 === "files"))){
validate20.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema31,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.format !== undefined){
let data0 = data.format;
const _errs2 = errors;
if(1 !== data0){
validate20.errors = [{instancePath:instancePath+"/format",schemaPath:"#/properties/format/const",keyword:"const",params:{allowedValue: 1},schema:1,parentSchema:schema31.properties.format,data:data0}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.recipe !== undefined){
let data1 = data.recipe;
const _errs3 = errors;
if(errors === _errs3){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if(((((((data1.target === undefined) && (missing1 = "target")) || ((data1.versions === undefined) && (missing1 = "versions"))) || ((data1.guideline === undefined) && (missing1 = "guideline"))) || ((data1.host === undefined) && (missing1 = "host"))) || ((data1.pin === undefined) && (missing1 = "pin"))) || ((data1.exportedAt === undefined) && (missing1 = "exportedAt"))){
validate20.errors = [{instancePath:instancePath+"/recipe",schemaPath:"#/properties/recipe/required",keyword:"required",params:{missingProperty: missing1},schema:schema31.properties.recipe.required,parentSchema:schema31.properties.recipe,data:data1}];
return false;
}
else {
const _errs5 = errors;
for(const key1 in data1){
if(!((((((((key1 === "target") || (key1 === "versions")) || (key1 === "guideline")) || (key1 === "host")) || (key1 === "alsoHosts")) || (key1 === "pin")) || (key1 === "exportedAt")) || (key1 === "server"))){
validate20.errors = [{instancePath:instancePath+"/recipe",schemaPath:"#/properties/recipe/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema31.properties.recipe,data:data1}];
return false;
break;
}
}
if(_errs5 === errors){
if(data1.target !== undefined){
let data2 = data1.target;
const _errs6 = errors;
if(typeof data2 !== "string"){
validate20.errors = [{instancePath:instancePath+"/recipe/target",schemaPath:"#/properties/recipe/properties/target/type",keyword:"type",params:{type: "string"},schema:schema31.properties.recipe.properties.target.type,parentSchema:schema31.properties.recipe.properties.target,data:data2}];
return false;
}
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.versions !== undefined){
let data3 = data1.versions;
const _errs8 = errors;
if(typeof data3 !== "string"){
validate20.errors = [{instancePath:instancePath+"/recipe/versions",schemaPath:"#/properties/recipe/properties/versions/type",keyword:"type",params:{type: "string"},schema:schema31.properties.recipe.properties.versions.type,parentSchema:schema31.properties.recipe.properties.versions,data:data3}];
return false;
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.guideline !== undefined){
let data4 = data1.guideline;
const _errs10 = errors;
if(typeof data4 !== "string"){
validate20.errors = [{instancePath:instancePath+"/recipe/guideline",schemaPath:"#/properties/recipe/properties/guideline/type",keyword:"type",params:{type: "string"},schema:schema31.properties.recipe.properties.guideline.type,parentSchema:schema31.properties.recipe.properties.guideline,data:data4}];
return false;
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.host !== undefined){
let data5 = data1.host;
const _errs12 = errors;
if(typeof data5 !== "string"){
validate20.errors = [{instancePath:instancePath+"/recipe/host",schemaPath:"#/properties/recipe/properties/host/type",keyword:"type",params:{type: "string"},schema:schema31.properties.recipe.properties.host.type,parentSchema:schema31.properties.recipe.properties.host,data:data5}];
return false;
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.alsoHosts !== undefined){
let data6 = data1.alsoHosts;
const _errs14 = errors;
if(errors === _errs14){
if(Array.isArray(data6)){
var valid2 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
const _errs16 = errors;
if(typeof data7 !== "string"){
validate20.errors = [{instancePath:instancePath+"/recipe/alsoHosts/" + i0,schemaPath:"#/properties/recipe/properties/alsoHosts/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.recipe.properties.alsoHosts.items.type,parentSchema:schema31.properties.recipe.properties.alsoHosts.items,data:data7}];
return false;
}
var valid2 = _errs16 === errors;
if(!valid2){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/recipe/alsoHosts",schemaPath:"#/properties/recipe/properties/alsoHosts/type",keyword:"type",params:{type: "array"},schema:schema31.properties.recipe.properties.alsoHosts.type,parentSchema:schema31.properties.recipe.properties.alsoHosts,data:data6}];
return false;
}
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.pin !== undefined){
let data8 = data1.pin;
const _errs18 = errors;
if(typeof data8 !== "string"){
validate20.errors = [{instancePath:instancePath+"/recipe/pin",schemaPath:"#/properties/recipe/properties/pin/type",keyword:"type",params:{type: "string"},schema:schema31.properties.recipe.properties.pin.type,parentSchema:schema31.properties.recipe.properties.pin,data:data8}];
return false;
}
var valid1 = _errs18 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.exportedAt !== undefined){
let data9 = data1.exportedAt;
const _errs20 = errors;
if(typeof data9 !== "string"){
validate20.errors = [{instancePath:instancePath+"/recipe/exportedAt",schemaPath:"#/properties/recipe/properties/exportedAt/type",keyword:"type",params:{type: "string"},schema:schema31.properties.recipe.properties.exportedAt.type,parentSchema:schema31.properties.recipe.properties.exportedAt,data:data9}];
return false;
}
var valid1 = _errs20 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.server !== undefined){
let data10 = data1.server;
const _errs22 = errors;
if("own" !== data10){
validate20.errors = [{instancePath:instancePath+"/recipe/server",schemaPath:"#/properties/recipe/properties/server/const",keyword:"const",params:{allowedValue: "own"},schema:"own",parentSchema:schema31.properties.recipe.properties.server,data:data10}];
return false;
}
var valid1 = _errs22 === errors;
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
validate20.errors = [{instancePath:instancePath+"/recipe",schemaPath:"#/properties/recipe/type",keyword:"type",params:{type: "object"},schema:schema31.properties.recipe.type,parentSchema:schema31.properties.recipe,data:data1}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.files !== undefined){
let data11 = data.files;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data11)){
var valid3 = true;
const len1 = data11.length;
for(let i1=0; i1<len1; i1++){
let data12 = data11[i1];
const _errs25 = errors;
if(errors === _errs25){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
let missing2;
if((data12.path === undefined) && (missing2 = "path")){
validate20.errors = [{instancePath:instancePath+"/files/" + i1,schemaPath:"#/properties/files/items/required",keyword:"required",params:{missingProperty: missing2},schema:schema31.properties.files.items.required,parentSchema:schema31.properties.files.items,data:data12}];
return false;
}
else {
const _errs27 = errors;
for(const key2 in data12){
if(!((key2 === "path") || (key2 === "sha256"))){
validate20.errors = [{instancePath:instancePath+"/files/" + i1,schemaPath:"#/properties/files/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema31.properties.files.items,data:data12}];
return false;
break;
}
}
if(_errs27 === errors){
if(data12.path !== undefined){
let data13 = data12.path;
const _errs28 = errors;
if(errors === _errs28){
if(typeof data13 === "string"){
if(!pattern4.test(data13)){
validate20.errors = [{instancePath:instancePath+"/files/" + i1+"/path",schemaPath:"#/properties/files/items/properties/path/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}\\.?[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}\\.?[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.files.items.properties.path,data:data13}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i1+"/path",schemaPath:"#/properties/files/items/properties/path/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.path.type,parentSchema:schema31.properties.files.items.properties.path,data:data13}];
return false;
}
}
var valid4 = _errs28 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data12.sha256 !== undefined){
let data14 = data12.sha256;
const _errs30 = errors;
if(errors === _errs30){
if(typeof data14 === "string"){
if(!pattern5.test(data14)){
validate20.errors = [{instancePath:instancePath+"/files/" + i1+"/sha256",schemaPath:"#/properties/files/items/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},schema:"^[0-9a-f]{64}$",parentSchema:schema31.properties.files.items.properties.sha256,data:data14}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i1+"/sha256",schemaPath:"#/properties/files/items/properties/sha256/type",keyword:"type",params:{type: "string"},schema:schema31.properties.files.items.properties.sha256.type,parentSchema:schema31.properties.files.items.properties.sha256,data:data14}];
return false;
}
}
var valid4 = _errs30 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files/" + i1,schemaPath:"#/properties/files/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.files.items.type,parentSchema:schema31.properties.files.items,data:data12}];
return false;
}
}
var valid3 = _errs25 === errors;
if(!valid3){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "array"},schema:schema31.properties.files.type,parentSchema:schema31.properties.files,data:data11}];
return false;
}
}
var valid0 = _errs23 === errors;
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
