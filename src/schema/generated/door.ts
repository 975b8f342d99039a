// @ts-nocheck
/** Generated from `pki/schemas/door.schema.json` by `npm run generate`. Not for editing. */
import type { Validator } from '../gate.ts'
import type { DoorJson } from './types.ts'

export const validateDoor: Validator<DoorJson> = validate20

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:countersign:schema:door","title":"Door","description":"What countersign door goes by (door.json of an export): for which host, by which rules, and in which headers the proxy in front of it tells of a request.","type":"object","additionalProperties":false,"required":["recipe","host","origins","clientsWithoutOrigin","claims","reads","material","access"],"properties":{"recipe":{"title":"Recipe","description":"What the file was made from.","type":"object","additionalProperties":false,"required":["target","versions","guideline","pin","exportedAt"],"properties":{"target":{"title":"Target","description":"The target's name.","type":"string"},"versions":{"title":"Versions","description":"The versions of the proxy that are covered.","type":"string"},"guideline":{"title":"Guideline","description":"The set of protocol settings used.","type":"string"},"pin":{"title":"Pin","description":"The pin of the one client authority.","type":"string"},"exportedAt":{"title":"Exported at","description":"When, in UTC (RFC 3339).","type":"string"}}},"host":{"title":"Host","description":"The name or address by which clients reach the proxy.","type":"string","minLength":1},"alsoHosts":{"title":"Also hosts","description":"Further names by which clients reach the proxy, which requires that Host is the name of the handshake; absent where there is no other.","type":"array","items":{"title":"Host","description":"One of them.","type":"object","additionalProperties":false,"required":["host","origin"],"properties":{"host":{"title":"Host","description":"Its name.","type":"string","minLength":1},"origin":{"title":"Origin","description":"The origin of its pages.","type":"string","minLength":1}}}},"origins":{"title":"Origins","description":"Origins whose pages may send unsafe requests: first that of host itself, then those of other sites.","type":"array","items":{"title":"Origin","description":"One of them.","type":"string","minLength":1}},"clientsWithoutOrigin":{"title":"Clients without Origin","description":"What becomes of unsafe requests without Origin, which programs send and browsers do not.","enum":["refuse","allow"]},"preflights":{"title":"Preflights","description":"What becomes of preflights of pages of those other origins; absent where they are passed on like other requests.","enum":["answered"]},"claims":{"title":"Claims","description":"Where the claims lie in a certificate.","type":"array","items":{"title":"Claim","description":"One of them.","oneOf":[{"title":"Claim by OID","description":"In an extension of its own.","type":"object","additionalProperties":false,"required":["name","type","oid"],"properties":{"name":{"title":"Name","description":"Its name.","type":"string","pattern":"^[a-z][a-z0-9-]{0,62}$"},"type":{"title":"Type","description":"What its value is.","enum":["string","strings","integer","boolean","time"]},"oid":{"title":"OID","description":"Its object identifier.","type":"string","pattern":"^[0-2](?:\\.(?:0|[1-9][0-9]*))+$"}}},{"title":"Claim by URI","description":"Behind the beginning of a URI.","type":"object","additionalProperties":false,"required":["name","type","uri"],"properties":{"name":{"title":"Name","description":"Its name.","type":"string","pattern":"^[a-z][a-z0-9-]{0,62}$"},"type":{"title":"Type","description":"A URI holds a text.","const":"string"},"uri":{"title":"URI","description":"The beginning of the URI that holds it.","type":"string","minLength":1}}}]}},"reads":{"title":"Reads","description":"In which headers the proxy tells of the request that it asks about; it sets each of them, and lets no client send one.","type":"object","additionalProperties":false,"required":["certificate","method","target","host","refusals"],"properties":{"certificate":{"title":"Certificate","description":"The certificate of the handshake.","type":"object","additionalProperties":false,"required":["header","form"],"properties":{"header":{"title":"Header","description":"Its header, lower case.","type":"string","pattern":"^[a-z][a-z0-9-]{0,63}$"},"form":{"title":"Form","description":"rfc9440: a Byte Sequence. escaped-pem: PEM, percent-encoded. base64: base64 of the DER.","enum":["rfc9440","escaped-pem","base64"]}}},"method":{"title":"Method","description":"The header with the method of the request.","type":"string","pattern":"^[a-z][a-z0-9-]{0,63}$"},"target":{"title":"Target","description":"The header with the request target, as the client sent it.","type":"string","pattern":"^[a-z][a-z0-9-]{0,63}$"},"host":{"title":"Host","description":"The header with the Host of the request.","type":"string","pattern":"^[a-z][a-z0-9-]{0,63}$"},"refusals":{"title":"Refusals","description":"by-reason: a refusal has the status of its reason, such as 421. forbidden: always 403, where the proxy understands no other.","enum":["by-reason","forbidden"]}}},"identityHeaders":{"title":"Identity headers","description":"Where the proxy removes only headers that it knows by their whole names: the door refuses a request with another one that begins like those that tell an identity.","type":"object","additionalProperties":false,"required":["removed","passed","beginnings"],"properties":{"removed":{"title":"Removed","description":"The names that the proxy removes.","type":"array","items":{"title":"Name","description":"One of them.","type":"string","minLength":1}},"passed":{"title":"Passed","description":"The names that it is to pass on all the same.","type":"array","items":{"title":"Name","description":"One of them.","type":"string","minLength":1}},"beginnings":{"title":"Beginnings","description":"How names begin that tell an identity, in lower case.","type":"array","minItems":1,"items":{"title":"Beginning","description":"One of them.","type":"string","minLength":1}}}},"secret":{"title":"Secret","description":"The file with the secret that the proxy shows over TCP, under the exported directory.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"answerSecret":{"title":"Answer secret","description":"The file with the secret that the door shows in each yes, under the exported directory: over TCP another program could answer in its place.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"material":{"title":"Material","description":"The files that are replaced when certificates or CRLs are renewed, under the exported directory.","type":"object","additionalProperties":false,"required":["clientAuthority","clientCrl"],"dependentRequired":{"serverChain":["serverKey"],"serverKey":["serverChain"]},"properties":{"clientAuthority":{"title":"Client authority","description":"The certificate of the one authority whose clients get in, PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"clientCrl":{"title":"Client CRL","description":"Its newest CRL, PEM.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"serverChain":{"title":"Server chain","description":"The certificate of the proxy, and what leads to its trust anchor, PEM; checked where the proxy has no check of its own, and otherwise not read.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},"serverKey":{"title":"Server key","description":"Its key, PEM; checked with the chain.","type":"string","pattern":"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"}}},"access":{"title":"Access","description":"Who may do what, as countersign made it of the rules that it was given.","type":"object","additionalProperties":false,"required":["mode","escapes","paths"],"properties":{"mode":{"title":"Mode","description":"unrestricted: there are no rules, and every client may do everything.","enum":["unrestricted","by-rule"]},"escapes":{"title":"Escapes","description":"What becomes of percent-encoded characters in a path.","enum":["refuse","decode-once"]},"paths":{"title":"Paths","description":"Longest first: the first that covers a request decides.","type":"array","items":{"title":"Path","description":"One path, and all that lies below it.","type":"object","additionalProperties":false,"required":["path","grants"],"properties":{"path":{"title":"Path","description":"The path.","type":"string","pattern":"^/"},"grants":{"title":"Grants","description":"What clients may do there; none for nobody.","type":"array","items":{"title":"Grant","description":"A client that meets every condition may use these methods.","type":"object","additionalProperties":false,"required":["methods","require"],"properties":{"methods":{"title":"Methods","description":"The methods.","type":"array","minItems":1,"items":{"title":"Method","description":"One of them.","type":"string","minLength":1}},"weaker":{"title":"Weaker","description":"Meant to be weaker than a shorter path.","const":"intended"},"require":{"title":"Require","description":"The conditions.","type":"array","items":{"title":"Condition","description":"What the client must have.","oneOf":[{"title":"Name","description":"A name of the subjectAltName.","type":"object","additionalProperties":false,"required":["kind","oneOf"],"properties":{"kind":{"title":"Kind","description":"Of which kind.","enum":["uri","dns","email"]},"oneOf":{"title":"One of","description":"One of these is enough; * stands for one whole segment.","type":"array","minItems":1,"items":{"title":"Text","description":"A name.","type":"string"}}}},{"title":"Claim","description":"A claim with one of these values.","type":"object","additionalProperties":false,"required":["kind","name","oneOf"],"properties":{"kind":{"title":"Kind","description":"A claim.","const":"claim"},"name":{"title":"Name","description":"The name of the claim.","type":"string","minLength":1},"oneOf":{"title":"One of","description":"One of these is enough.","type":"array","minItems":1,"items":{"title":"Value","description":"A text, a whole number, or true or false.","anyOf":[{"type":"string"},{"type":"integer"},{"type":"boolean"}]}}}},{"title":"At least","description":"A claim that is a whole number in a range.","type":"object","additionalProperties":false,"required":["kind","name","atLeast"],"properties":{"kind":{"title":"Kind","description":"A claim.","const":"claim"},"name":{"title":"Name","description":"The name of the claim.","type":"string","minLength":1},"atLeast":{"title":"At least","description":"The smallest whole number.","type":"integer"},"atMost":{"title":"At most","description":"The greatest whole number.","type":"integer"}}},{"title":"At most","description":"A claim that is no greater.","type":"object","additionalProperties":false,"required":["kind","name","atMost"],"properties":{"kind":{"title":"Kind","description":"A claim.","const":"claim"},"name":{"title":"Name","description":"The name of the claim.","type":"string","minLength":1},"atMost":{"title":"At most","description":"The greatest whole number.","type":"integer"}}}]}}}}}}}}}}}};
const func1 = Object.prototype.hasOwnProperty;
const func2 = (text) => [...text].length;
const pattern4 = new RegExp("^[a-z][a-z0-9-]{0,62}$", "u");
const pattern5 = new RegExp("^[0-2](?:\\.(?:0|[1-9][0-9]*))+$", "u");
const pattern7 = new RegExp("^[a-z][a-z0-9-]{0,63}$", "u");
const pattern11 = new RegExp("^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "u");
const pattern17 = new RegExp("^/", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="urn:countersign:schema:door" */;
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
if(((((((((data.recipe === undefined) && (missing0 = "recipe")) || ((data.host === undefined) && (missing0 = "host"))) || ((data.origins === undefined) && (missing0 = "origins"))) || ((data.clientsWithoutOrigin === undefined) && (missing0 = "clientsWithoutOrigin"))) || ((data.claims === undefined) && (missing0 = "claims"))) || ((data.reads === undefined) && (missing0 = "reads"))) || ((data.material === undefined) && (missing0 = "material"))) || ((data.access === undefined) && (missing0 = "access"))){
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
if(data.recipe !== undefined){
let data0 = data.recipe;
const _errs2 = errors;
if(errors === _errs2){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing1;
if((((((data0.target === undefined) && (missing1 = "target")) || ((data0.versions === undefined) && (missing1 = "versions"))) || ((data0.guideline === undefined) && (missing1 = "guideline"))) || ((data0.pin === undefined) && (missing1 = "pin"))) || ((data0.exportedAt === undefined) && (missing1 = "exportedAt"))){
validate20.errors = [{instancePath:instancePath+"/recipe",schemaPath:"#/properties/recipe/required",keyword:"required",params:{missingProperty: missing1},schema:schema31.properties.recipe.required,parentSchema:schema31.properties.recipe,data:data0}];
return false;
}
else {
const _errs4 = errors;
for(const key1 in data0){
if(!(((((key1 === "target") || (key1 === "versions")) || (key1 === "guideline")) || (key1 === "pin")) || (key1 === "exportedAt"))){
validate20.errors = [{instancePath:instancePath+"/recipe",schemaPath:"#/properties/recipe/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema31.properties.recipe,data:data0}];
return false;
break;
}
}
if(_errs4 === errors){
if(data0.target !== undefined){
let data1 = data0.target;
const _errs5 = errors;
if(typeof data1 !== "string"){
validate20.errors = [{instancePath:instancePath+"/recipe/target",schemaPath:"#/properties/recipe/properties/target/type",keyword:"type",params:{type: "string"},schema:schema31.properties.recipe.properties.target.type,parentSchema:schema31.properties.recipe.properties.target,data:data1}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.versions !== undefined){
let data2 = data0.versions;
const _errs7 = errors;
if(typeof data2 !== "string"){
validate20.errors = [{instancePath:instancePath+"/recipe/versions",schemaPath:"#/properties/recipe/properties/versions/type",keyword:"type",params:{type: "string"},schema:schema31.properties.recipe.properties.versions.type,parentSchema:schema31.properties.recipe.properties.versions,data:data2}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.guideline !== undefined){
let data3 = data0.guideline;
const _errs9 = errors;
if(typeof data3 !== "string"){
validate20.errors = [{instancePath:instancePath+"/recipe/guideline",schemaPath:"#/properties/recipe/properties/guideline/type",keyword:"type",params:{type: "string"},schema:schema31.properties.recipe.properties.guideline.type,parentSchema:schema31.properties.recipe.properties.guideline,data:data3}];
return false;
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.pin !== undefined){
let data4 = data0.pin;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate20.errors = [{instancePath:instancePath+"/recipe/pin",schemaPath:"#/properties/recipe/properties/pin/type",keyword:"type",params:{type: "string"},schema:schema31.properties.recipe.properties.pin.type,parentSchema:schema31.properties.recipe.properties.pin,data:data4}];
return false;
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.exportedAt !== undefined){
let data5 = data0.exportedAt;
const _errs13 = errors;
if(typeof data5 !== "string"){
validate20.errors = [{instancePath:instancePath+"/recipe/exportedAt",schemaPath:"#/properties/recipe/properties/exportedAt/type",keyword:"type",params:{type: "string"},schema:schema31.properties.recipe.properties.exportedAt.type,parentSchema:schema31.properties.recipe.properties.exportedAt,data:data5}];
return false;
}
var valid1 = _errs13 === errors;
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
validate20.errors = [{instancePath:instancePath+"/recipe",schemaPath:"#/properties/recipe/type",keyword:"type",params:{type: "object"},schema:schema31.properties.recipe.type,parentSchema:schema31.properties.recipe,data:data0}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.host !== undefined){
let data6 = data.host;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data6 === "string"){
if(func2(data6) < 1){
validate20.errors = [{instancePath:instancePath+"/host",schemaPath:"#/properties/host/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.host,data:data6}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},schema:schema31.properties.host.type,parentSchema:schema31.properties.host,data:data6}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.alsoHosts !== undefined){
let data7 = data.alsoHosts;
const _errs17 = errors;
if(errors === _errs17){
if(Array.isArray(data7)){
var valid2 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs19 = errors;
if(errors === _errs19){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing2;
if(((data8.host === undefined) && (missing2 = "host")) || ((data8.origin === undefined) && (missing2 = "origin"))){
validate20.errors = [{instancePath:instancePath+"/alsoHosts/" + i0,schemaPath:"#/properties/alsoHosts/items/required",keyword:"required",params:{missingProperty: missing2},schema:schema31.properties.alsoHosts.items.required,parentSchema:schema31.properties.alsoHosts.items,data:data8}];
return false;
}
else {
const _errs21 = errors;
for(const key2 in data8){
if(!((key2 === "host") || (key2 === "origin"))){
validate20.errors = [{instancePath:instancePath+"/alsoHosts/" + i0,schemaPath:"#/properties/alsoHosts/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema31.properties.alsoHosts.items,data:data8}];
return false;
break;
}
}
if(_errs21 === errors){
if(data8.host !== undefined){
let data9 = data8.host;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data9 === "string"){
if(func2(data9) < 1){
validate20.errors = [{instancePath:instancePath+"/alsoHosts/" + i0+"/host",schemaPath:"#/properties/alsoHosts/items/properties/host/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.alsoHosts.items.properties.host,data:data9}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/alsoHosts/" + i0+"/host",schemaPath:"#/properties/alsoHosts/items/properties/host/type",keyword:"type",params:{type: "string"},schema:schema31.properties.alsoHosts.items.properties.host.type,parentSchema:schema31.properties.alsoHosts.items.properties.host,data:data9}];
return false;
}
}
var valid3 = _errs22 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.origin !== undefined){
let data10 = data8.origin;
const _errs24 = errors;
if(errors === _errs24){
if(typeof data10 === "string"){
if(func2(data10) < 1){
validate20.errors = [{instancePath:instancePath+"/alsoHosts/" + i0+"/origin",schemaPath:"#/properties/alsoHosts/items/properties/origin/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.alsoHosts.items.properties.origin,data:data10}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/alsoHosts/" + i0+"/origin",schemaPath:"#/properties/alsoHosts/items/properties/origin/type",keyword:"type",params:{type: "string"},schema:schema31.properties.alsoHosts.items.properties.origin.type,parentSchema:schema31.properties.alsoHosts.items.properties.origin,data:data10}];
return false;
}
}
var valid3 = _errs24 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/alsoHosts/" + i0,schemaPath:"#/properties/alsoHosts/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.alsoHosts.items.type,parentSchema:schema31.properties.alsoHosts.items,data:data8}];
return false;
}
}
var valid2 = _errs19 === errors;
if(!valid2){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/alsoHosts",schemaPath:"#/properties/alsoHosts/type",keyword:"type",params:{type: "array"},schema:schema31.properties.alsoHosts.type,parentSchema:schema31.properties.alsoHosts,data:data7}];
return false;
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.origins !== undefined){
let data11 = data.origins;
const _errs26 = errors;
if(errors === _errs26){
if(Array.isArray(data11)){
var valid4 = true;
const len1 = data11.length;
for(let i1=0; i1<len1; i1++){
let data12 = data11[i1];
const _errs28 = errors;
if(errors === _errs28){
if(typeof data12 === "string"){
if(func2(data12) < 1){
validate20.errors = [{instancePath:instancePath+"/origins/" + i1,schemaPath:"#/properties/origins/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.origins.items,data:data12}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/origins/" + i1,schemaPath:"#/properties/origins/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.origins.items.type,parentSchema:schema31.properties.origins.items,data:data12}];
return false;
}
}
var valid4 = _errs28 === errors;
if(!valid4){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/origins",schemaPath:"#/properties/origins/type",keyword:"type",params:{type: "array"},schema:schema31.properties.origins.type,parentSchema:schema31.properties.origins,data:data11}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.clientsWithoutOrigin !== undefined){
let data13 = data.clientsWithoutOrigin;
const _errs30 = errors;
if(!((data13 === "refuse") || (data13 === "allow"))){
validate20.errors = [{instancePath:instancePath+"/clientsWithoutOrigin",schemaPath:"#/properties/clientsWithoutOrigin/enum",keyword:"enum",params:{allowedValues: schema31.properties.clientsWithoutOrigin.enum},schema:schema31.properties.clientsWithoutOrigin.enum,parentSchema:schema31.properties.clientsWithoutOrigin,data:data13}];
return false;
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.preflights !== undefined){
let data14 = data.preflights;
const _errs31 = errors;
if(!(data14 === "answered")){
validate20.errors = [{instancePath:instancePath+"/preflights",schemaPath:"#/properties/preflights/enum",keyword:"enum",params:{allowedValues: schema31.properties.preflights.enum},schema:schema31.properties.preflights.enum,parentSchema:schema31.properties.preflights,data:data14}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.claims !== undefined){
let data15 = data.claims;
const _errs32 = errors;
if(errors === _errs32){
if(Array.isArray(data15)){
var valid5 = true;
const len2 = data15.length;
for(let i2=0; i2<len2; i2++){
let data16 = data15[i2];
const _errs34 = errors;
const _errs35 = errors;
let valid6 = false;
let passing0 = null;
const _errs36 = errors;
if(errors === _errs36){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
let missing3;
if((((data16.name === undefined) && (missing3 = "name")) || ((data16.type === undefined) && (missing3 = "type"))) || ((data16.oid === undefined) && (missing3 = "oid"))){
const err0 = {instancePath:instancePath+"/claims/" + i2,schemaPath:"#/properties/claims/items/oneOf/0/required",keyword:"required",params:{missingProperty: missing3},schema:schema31.properties.claims.items.oneOf[0].required,parentSchema:schema31.properties.claims.items.oneOf[0],data:data16};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs38 = errors;
for(const key3 in data16){
if(!(((key3 === "name") || (key3 === "type")) || (key3 === "oid"))){
const err1 = {instancePath:instancePath+"/claims/" + i2,schemaPath:"#/properties/claims/items/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema31.properties.claims.items.oneOf[0],data:data16};
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
if(_errs38 === errors){
if(data16.name !== undefined){
let data17 = data16.name;
const _errs39 = errors;
if(errors === _errs39){
if(typeof data17 === "string"){
if(!pattern4.test(data17)){
const err2 = {instancePath:instancePath+"/claims/" + i2+"/name",schemaPath:"#/properties/claims/items/oneOf/0/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,62}$"},schema:"^[a-z][a-z0-9-]{0,62}$",parentSchema:schema31.properties.claims.items.oneOf[0].properties.name,data:data17};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/claims/" + i2+"/name",schemaPath:"#/properties/claims/items/oneOf/0/properties/name/type",keyword:"type",params:{type: "string"},schema:schema31.properties.claims.items.oneOf[0].properties.name.type,parentSchema:schema31.properties.claims.items.oneOf[0].properties.name,data:data17};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var valid7 = _errs39 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data16.type !== undefined){
let data18 = data16.type;
const _errs41 = errors;
if(!(((((data18 === "string") || (data18 === "strings")) || (data18 === "integer")) || (data18 === "boolean")) || (data18 === "time"))){
const err4 = {instancePath:instancePath+"/claims/" + i2+"/type",schemaPath:"#/properties/claims/items/oneOf/0/properties/type/enum",keyword:"enum",params:{allowedValues: schema31.properties.claims.items.oneOf[0].properties.type.enum},schema:schema31.properties.claims.items.oneOf[0].properties.type.enum,parentSchema:schema31.properties.claims.items.oneOf[0].properties.type,data:data18};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid7 = _errs41 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data16.oid !== undefined){
let data19 = data16.oid;
const _errs42 = errors;
if(errors === _errs42){
if(typeof data19 === "string"){
if(!pattern5.test(data19)){
const err5 = {instancePath:instancePath+"/claims/" + i2+"/oid",schemaPath:"#/properties/claims/items/oneOf/0/properties/oid/pattern",keyword:"pattern",params:{pattern: "^[0-2](?:\\.(?:0|[1-9][0-9]*))+$"},schema:"^[0-2](?:\\.(?:0|[1-9][0-9]*))+$",parentSchema:schema31.properties.claims.items.oneOf[0].properties.oid,data:data19};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/claims/" + i2+"/oid",schemaPath:"#/properties/claims/items/oneOf/0/properties/oid/type",keyword:"type",params:{type: "string"},schema:schema31.properties.claims.items.oneOf[0].properties.oid.type,parentSchema:schema31.properties.claims.items.oneOf[0].properties.oid,data:data19};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var valid7 = _errs42 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
}
else {
const err7 = {instancePath:instancePath+"/claims/" + i2,schemaPath:"#/properties/claims/items/oneOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.claims.items.oneOf[0].type,parentSchema:schema31.properties.claims.items.oneOf[0],data:data16};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid0 = _errs36 === errors;
if(_valid0){
valid6 = true;
passing0 = 0;
var props0 = true;
}
const _errs44 = errors;
if(errors === _errs44){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
let missing4;
if((((data16.name === undefined) && (missing4 = "name")) || ((data16.type === undefined) && (missing4 = "type"))) || ((data16.uri === undefined) && (missing4 = "uri"))){
const err8 = {instancePath:instancePath+"/claims/" + i2,schemaPath:"#/properties/claims/items/oneOf/1/required",keyword:"required",params:{missingProperty: missing4},schema:schema31.properties.claims.items.oneOf[1].required,parentSchema:schema31.properties.claims.items.oneOf[1],data:data16};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
const _errs46 = errors;
for(const key4 in data16){
if(!(((key4 === "name") || (key4 === "type")) || (key4 === "uri"))){
const err9 = {instancePath:instancePath+"/claims/" + i2,schemaPath:"#/properties/claims/items/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema31.properties.claims.items.oneOf[1],data:data16};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
break;
}
}
if(_errs46 === errors){
if(data16.name !== undefined){
let data20 = data16.name;
const _errs47 = errors;
if(errors === _errs47){
if(typeof data20 === "string"){
if(!pattern4.test(data20)){
const err10 = {instancePath:instancePath+"/claims/" + i2+"/name",schemaPath:"#/properties/claims/items/oneOf/1/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,62}$"},schema:"^[a-z][a-z0-9-]{0,62}$",parentSchema:schema31.properties.claims.items.oneOf[1].properties.name,data:data20};
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
const err11 = {instancePath:instancePath+"/claims/" + i2+"/name",schemaPath:"#/properties/claims/items/oneOf/1/properties/name/type",keyword:"type",params:{type: "string"},schema:schema31.properties.claims.items.oneOf[1].properties.name.type,parentSchema:schema31.properties.claims.items.oneOf[1].properties.name,data:data20};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var valid8 = _errs47 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.type !== undefined){
let data21 = data16.type;
const _errs49 = errors;
if("string" !== data21){
const err12 = {instancePath:instancePath+"/claims/" + i2+"/type",schemaPath:"#/properties/claims/items/oneOf/1/properties/type/const",keyword:"const",params:{allowedValue: "string"},schema:"string",parentSchema:schema31.properties.claims.items.oneOf[1].properties.type,data:data21};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid8 = _errs49 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.uri !== undefined){
let data22 = data16.uri;
const _errs50 = errors;
if(errors === _errs50){
if(typeof data22 === "string"){
if(func2(data22) < 1){
const err13 = {instancePath:instancePath+"/claims/" + i2+"/uri",schemaPath:"#/properties/claims/items/oneOf/1/properties/uri/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.claims.items.oneOf[1].properties.uri,data:data22};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/claims/" + i2+"/uri",schemaPath:"#/properties/claims/items/oneOf/1/properties/uri/type",keyword:"type",params:{type: "string"},schema:schema31.properties.claims.items.oneOf[1].properties.uri.type,parentSchema:schema31.properties.claims.items.oneOf[1].properties.uri,data:data22};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
var valid8 = _errs50 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
else {
const err15 = {instancePath:instancePath+"/claims/" + i2,schemaPath:"#/properties/claims/items/oneOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.claims.items.oneOf[1].type,parentSchema:schema31.properties.claims.items.oneOf[1],data:data16};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
var _valid0 = _errs44 === errors;
if(_valid0 && valid6){
valid6 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid6 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
}
if(!valid6){
const err16 = {instancePath:instancePath+"/claims/" + i2,schemaPath:"#/properties/claims/items/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},schema:schema31.properties.claims.items.oneOf,parentSchema:schema31.properties.claims.items,data:data16};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
validate20.errors = vErrors;
return false;
}
else {
errors = _errs35;
if(vErrors !== null){
if(_errs35){
vErrors.length = _errs35;
}
else {
vErrors = null;
}
}
}
var valid5 = _errs34 === errors;
if(!valid5){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/claims",schemaPath:"#/properties/claims/type",keyword:"type",params:{type: "array"},schema:schema31.properties.claims.type,parentSchema:schema31.properties.claims,data:data15}];
return false;
}
}
var valid0 = _errs32 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reads !== undefined){
let data23 = data.reads;
const _errs52 = errors;
if(errors === _errs52){
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
let missing5;
if((((((data23.certificate === undefined) && (missing5 = "certificate")) || ((data23.method === undefined) && (missing5 = "method"))) || ((data23.target === undefined) && (missing5 = "target"))) || ((data23.host === undefined) && (missing5 = "host"))) || ((data23.refusals === undefined) && (missing5 = "refusals"))){
validate20.errors = [{instancePath:instancePath+"/reads",schemaPath:"#/properties/reads/required",keyword:"required",params:{missingProperty: missing5},schema:schema31.properties.reads.required,parentSchema:schema31.properties.reads,data:data23}];
return false;
}
else {
const _errs54 = errors;
for(const key5 in data23){
if(!(((((key5 === "certificate") || (key5 === "method")) || (key5 === "target")) || (key5 === "host")) || (key5 === "refusals"))){
validate20.errors = [{instancePath:instancePath+"/reads",schemaPath:"#/properties/reads/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema31.properties.reads,data:data23}];
return false;
break;
}
}
if(_errs54 === errors){
if(data23.certificate !== undefined){
let data24 = data23.certificate;
const _errs55 = errors;
if(errors === _errs55){
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
let missing6;
if(((data24.header === undefined) && (missing6 = "header")) || ((data24.form === undefined) && (missing6 = "form"))){
validate20.errors = [{instancePath:instancePath+"/reads/certificate",schemaPath:"#/properties/reads/properties/certificate/required",keyword:"required",params:{missingProperty: missing6},schema:schema31.properties.reads.properties.certificate.required,parentSchema:schema31.properties.reads.properties.certificate,data:data24}];
return false;
}
else {
const _errs57 = errors;
for(const key6 in data24){
if(!((key6 === "header") || (key6 === "form"))){
validate20.errors = [{instancePath:instancePath+"/reads/certificate",schemaPath:"#/properties/reads/properties/certificate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},schema:false,parentSchema:schema31.properties.reads.properties.certificate,data:data24}];
return false;
break;
}
}
if(_errs57 === errors){
if(data24.header !== undefined){
let data25 = data24.header;
const _errs58 = errors;
if(errors === _errs58){
if(typeof data25 === "string"){
if(!pattern7.test(data25)){
validate20.errors = [{instancePath:instancePath+"/reads/certificate/header",schemaPath:"#/properties/reads/properties/certificate/properties/header/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,63}$"},schema:"^[a-z][a-z0-9-]{0,63}$",parentSchema:schema31.properties.reads.properties.certificate.properties.header,data:data25}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/reads/certificate/header",schemaPath:"#/properties/reads/properties/certificate/properties/header/type",keyword:"type",params:{type: "string"},schema:schema31.properties.reads.properties.certificate.properties.header.type,parentSchema:schema31.properties.reads.properties.certificate.properties.header,data:data25}];
return false;
}
}
var valid10 = _errs58 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data24.form !== undefined){
let data26 = data24.form;
const _errs60 = errors;
if(!(((data26 === "rfc9440") || (data26 === "escaped-pem")) || (data26 === "base64"))){
validate20.errors = [{instancePath:instancePath+"/reads/certificate/form",schemaPath:"#/properties/reads/properties/certificate/properties/form/enum",keyword:"enum",params:{allowedValues: schema31.properties.reads.properties.certificate.properties.form.enum},schema:schema31.properties.reads.properties.certificate.properties.form.enum,parentSchema:schema31.properties.reads.properties.certificate.properties.form,data:data26}];
return false;
}
var valid10 = _errs60 === errors;
}
else {
var valid10 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/reads/certificate",schemaPath:"#/properties/reads/properties/certificate/type",keyword:"type",params:{type: "object"},schema:schema31.properties.reads.properties.certificate.type,parentSchema:schema31.properties.reads.properties.certificate,data:data24}];
return false;
}
}
var valid9 = _errs55 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data23.method !== undefined){
let data27 = data23.method;
const _errs61 = errors;
if(errors === _errs61){
if(typeof data27 === "string"){
if(!pattern7.test(data27)){
validate20.errors = [{instancePath:instancePath+"/reads/method",schemaPath:"#/properties/reads/properties/method/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,63}$"},schema:"^[a-z][a-z0-9-]{0,63}$",parentSchema:schema31.properties.reads.properties.method,data:data27}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/reads/method",schemaPath:"#/properties/reads/properties/method/type",keyword:"type",params:{type: "string"},schema:schema31.properties.reads.properties.method.type,parentSchema:schema31.properties.reads.properties.method,data:data27}];
return false;
}
}
var valid9 = _errs61 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data23.target !== undefined){
let data28 = data23.target;
const _errs63 = errors;
if(errors === _errs63){
if(typeof data28 === "string"){
if(!pattern7.test(data28)){
validate20.errors = [{instancePath:instancePath+"/reads/target",schemaPath:"#/properties/reads/properties/target/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,63}$"},schema:"^[a-z][a-z0-9-]{0,63}$",parentSchema:schema31.properties.reads.properties.target,data:data28}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/reads/target",schemaPath:"#/properties/reads/properties/target/type",keyword:"type",params:{type: "string"},schema:schema31.properties.reads.properties.target.type,parentSchema:schema31.properties.reads.properties.target,data:data28}];
return false;
}
}
var valid9 = _errs63 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data23.host !== undefined){
let data29 = data23.host;
const _errs65 = errors;
if(errors === _errs65){
if(typeof data29 === "string"){
if(!pattern7.test(data29)){
validate20.errors = [{instancePath:instancePath+"/reads/host",schemaPath:"#/properties/reads/properties/host/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{0,63}$"},schema:"^[a-z][a-z0-9-]{0,63}$",parentSchema:schema31.properties.reads.properties.host,data:data29}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/reads/host",schemaPath:"#/properties/reads/properties/host/type",keyword:"type",params:{type: "string"},schema:schema31.properties.reads.properties.host.type,parentSchema:schema31.properties.reads.properties.host,data:data29}];
return false;
}
}
var valid9 = _errs65 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data23.refusals !== undefined){
let data30 = data23.refusals;
const _errs67 = errors;
if(!((data30 === "by-reason") || (data30 === "forbidden"))){
validate20.errors = [{instancePath:instancePath+"/reads/refusals",schemaPath:"#/properties/reads/properties/refusals/enum",keyword:"enum",params:{allowedValues: schema31.properties.reads.properties.refusals.enum},schema:schema31.properties.reads.properties.refusals.enum,parentSchema:schema31.properties.reads.properties.refusals,data:data30}];
return false;
}
var valid9 = _errs67 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/reads",schemaPath:"#/properties/reads/type",keyword:"type",params:{type: "object"},schema:schema31.properties.reads.type,parentSchema:schema31.properties.reads,data:data23}];
return false;
}
}
var valid0 = _errs52 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.identityHeaders !== undefined){
let data31 = data.identityHeaders;
const _errs68 = errors;
if(errors === _errs68){
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
let missing7;
if((((data31.removed === undefined) && (missing7 = "removed")) || ((data31.passed === undefined) && (missing7 = "passed"))) || ((data31.beginnings === undefined) && (missing7 = "beginnings"))){
validate20.errors = [{instancePath:instancePath+"/identityHeaders",schemaPath:"#/properties/identityHeaders/required",keyword:"required",params:{missingProperty: missing7},schema:schema31.properties.identityHeaders.required,parentSchema:schema31.properties.identityHeaders,data:data31}];
return false;
}
else {
const _errs70 = errors;
for(const key7 in data31){
if(!(((key7 === "removed") || (key7 === "passed")) || (key7 === "beginnings"))){
validate20.errors = [{instancePath:instancePath+"/identityHeaders",schemaPath:"#/properties/identityHeaders/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema31.properties.identityHeaders,data:data31}];
return false;
break;
}
}
if(_errs70 === errors){
if(data31.removed !== undefined){
let data32 = data31.removed;
const _errs71 = errors;
if(errors === _errs71){
if(Array.isArray(data32)){
var valid12 = true;
const len3 = data32.length;
for(let i3=0; i3<len3; i3++){
let data33 = data32[i3];
const _errs73 = errors;
if(errors === _errs73){
if(typeof data33 === "string"){
if(func2(data33) < 1){
validate20.errors = [{instancePath:instancePath+"/identityHeaders/removed/" + i3,schemaPath:"#/properties/identityHeaders/properties/removed/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.identityHeaders.properties.removed.items,data:data33}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/identityHeaders/removed/" + i3,schemaPath:"#/properties/identityHeaders/properties/removed/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.identityHeaders.properties.removed.items.type,parentSchema:schema31.properties.identityHeaders.properties.removed.items,data:data33}];
return false;
}
}
var valid12 = _errs73 === errors;
if(!valid12){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/identityHeaders/removed",schemaPath:"#/properties/identityHeaders/properties/removed/type",keyword:"type",params:{type: "array"},schema:schema31.properties.identityHeaders.properties.removed.type,parentSchema:schema31.properties.identityHeaders.properties.removed,data:data32}];
return false;
}
}
var valid11 = _errs71 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data31.passed !== undefined){
let data34 = data31.passed;
const _errs75 = errors;
if(errors === _errs75){
if(Array.isArray(data34)){
var valid13 = true;
const len4 = data34.length;
for(let i4=0; i4<len4; i4++){
let data35 = data34[i4];
const _errs77 = errors;
if(errors === _errs77){
if(typeof data35 === "string"){
if(func2(data35) < 1){
validate20.errors = [{instancePath:instancePath+"/identityHeaders/passed/" + i4,schemaPath:"#/properties/identityHeaders/properties/passed/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.identityHeaders.properties.passed.items,data:data35}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/identityHeaders/passed/" + i4,schemaPath:"#/properties/identityHeaders/properties/passed/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.identityHeaders.properties.passed.items.type,parentSchema:schema31.properties.identityHeaders.properties.passed.items,data:data35}];
return false;
}
}
var valid13 = _errs77 === errors;
if(!valid13){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/identityHeaders/passed",schemaPath:"#/properties/identityHeaders/properties/passed/type",keyword:"type",params:{type: "array"},schema:schema31.properties.identityHeaders.properties.passed.type,parentSchema:schema31.properties.identityHeaders.properties.passed,data:data34}];
return false;
}
}
var valid11 = _errs75 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data31.beginnings !== undefined){
let data36 = data31.beginnings;
const _errs79 = errors;
if(errors === _errs79){
if(Array.isArray(data36)){
if(data36.length < 1){
validate20.errors = [{instancePath:instancePath+"/identityHeaders/beginnings",schemaPath:"#/properties/identityHeaders/properties/beginnings/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.identityHeaders.properties.beginnings,data:data36}];
return false;
}
else {
var valid14 = true;
const len5 = data36.length;
for(let i5=0; i5<len5; i5++){
let data37 = data36[i5];
const _errs81 = errors;
if(errors === _errs81){
if(typeof data37 === "string"){
if(func2(data37) < 1){
validate20.errors = [{instancePath:instancePath+"/identityHeaders/beginnings/" + i5,schemaPath:"#/properties/identityHeaders/properties/beginnings/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.identityHeaders.properties.beginnings.items,data:data37}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/identityHeaders/beginnings/" + i5,schemaPath:"#/properties/identityHeaders/properties/beginnings/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.identityHeaders.properties.beginnings.items.type,parentSchema:schema31.properties.identityHeaders.properties.beginnings.items,data:data37}];
return false;
}
}
var valid14 = _errs81 === errors;
if(!valid14){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/identityHeaders/beginnings",schemaPath:"#/properties/identityHeaders/properties/beginnings/type",keyword:"type",params:{type: "array"},schema:schema31.properties.identityHeaders.properties.beginnings.type,parentSchema:schema31.properties.identityHeaders.properties.beginnings,data:data36}];
return false;
}
}
var valid11 = _errs79 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/identityHeaders",schemaPath:"#/properties/identityHeaders/type",keyword:"type",params:{type: "object"},schema:schema31.properties.identityHeaders.type,parentSchema:schema31.properties.identityHeaders,data:data31}];
return false;
}
}
var valid0 = _errs68 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.secret !== undefined){
let data38 = data.secret;
const _errs83 = errors;
if(errors === _errs83){
if(typeof data38 === "string"){
if(!pattern11.test(data38)){
validate20.errors = [{instancePath:instancePath+"/secret",schemaPath:"#/properties/secret/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.secret,data:data38}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/secret",schemaPath:"#/properties/secret/type",keyword:"type",params:{type: "string"},schema:schema31.properties.secret.type,parentSchema:schema31.properties.secret,data:data38}];
return false;
}
}
var valid0 = _errs83 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.answerSecret !== undefined){
let data39 = data.answerSecret;
const _errs85 = errors;
if(errors === _errs85){
if(typeof data39 === "string"){
if(!pattern11.test(data39)){
validate20.errors = [{instancePath:instancePath+"/answerSecret",schemaPath:"#/properties/answerSecret/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.answerSecret,data:data39}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/answerSecret",schemaPath:"#/properties/answerSecret/type",keyword:"type",params:{type: "string"},schema:schema31.properties.answerSecret.type,parentSchema:schema31.properties.answerSecret,data:data39}];
return false;
}
}
var valid0 = _errs85 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.material !== undefined){
let data40 = data.material;
const _errs87 = errors;
if(errors === _errs87){
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
let missing8;
if(((data40.clientAuthority === undefined) && (missing8 = "clientAuthority")) || ((data40.clientCrl === undefined) && (missing8 = "clientCrl"))){
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/required",keyword:"required",params:{missingProperty: missing8},schema:schema31.properties.material.required,parentSchema:schema31.properties.material,data:data40}];
return false;
}
else {
const _errs89 = errors;
for(const key8 in data40){
if(!((((key8 === "clientAuthority") || (key8 === "clientCrl")) || (key8 === "serverChain")) || (key8 === "serverKey"))){
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema31.properties.material,data:data40}];
return false;
break;
}
}
if(_errs89 === errors){
if(data40.clientAuthority !== undefined){
let data41 = data40.clientAuthority;
const _errs90 = errors;
if(errors === _errs90){
if(typeof data41 === "string"){
if(!pattern11.test(data41)){
validate20.errors = [{instancePath:instancePath+"/material/clientAuthority",schemaPath:"#/properties/material/properties/clientAuthority/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.clientAuthority,data:data41}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/clientAuthority",schemaPath:"#/properties/material/properties/clientAuthority/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.clientAuthority.type,parentSchema:schema31.properties.material.properties.clientAuthority,data:data41}];
return false;
}
}
var valid15 = _errs90 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data40.clientCrl !== undefined){
let data42 = data40.clientCrl;
const _errs92 = errors;
if(errors === _errs92){
if(typeof data42 === "string"){
if(!pattern11.test(data42)){
validate20.errors = [{instancePath:instancePath+"/material/clientCrl",schemaPath:"#/properties/material/properties/clientCrl/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.clientCrl,data:data42}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/clientCrl",schemaPath:"#/properties/material/properties/clientCrl/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.clientCrl.type,parentSchema:schema31.properties.material.properties.clientCrl,data:data42}];
return false;
}
}
var valid15 = _errs92 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data40.serverChain !== undefined){
let data43 = data40.serverChain;
const _errs94 = errors;
if(errors === _errs94){
if(typeof data43 === "string"){
if(!pattern11.test(data43)){
validate20.errors = [{instancePath:instancePath+"/material/serverChain",schemaPath:"#/properties/material/properties/serverChain/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.serverChain,data:data43}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/serverChain",schemaPath:"#/properties/material/properties/serverChain/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.serverChain.type,parentSchema:schema31.properties.material.properties.serverChain,data:data43}];
return false;
}
}
var valid15 = _errs94 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data40.serverKey !== undefined){
let data44 = data40.serverKey;
const _errs96 = errors;
if(errors === _errs96){
if(typeof data44 === "string"){
if(!pattern11.test(data44)){
validate20.errors = [{instancePath:instancePath+"/material/serverKey",schemaPath:"#/properties/material/properties/serverKey/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$"},schema:"^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}/){0,4}[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$",parentSchema:schema31.properties.material.properties.serverKey,data:data44}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/material/serverKey",schemaPath:"#/properties/material/properties/serverKey/type",keyword:"type",params:{type: "string"},schema:schema31.properties.material.properties.serverKey.type,parentSchema:schema31.properties.material.properties.serverKey,data:data44}];
return false;
}
}
var valid15 = _errs96 === errors;
}
else {
var valid15 = true;
}
if(valid15){
let missing9;
if(data40.serverChain !== undefined && ((data40.serverKey === undefined) && (missing9 = "serverKey"))){
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/dependentRequired",keyword:"dependentRequired",params:{property: "serverChain",
    missingProperty: missing9,
    depsCount: 1,
    deps: "serverKey"},schema:schema31.properties.material.dependentRequired,parentSchema:schema31.properties.material,data:data40}];
return false;
}
else {
if(data40.serverKey !== undefined && ((data40.serverChain === undefined) && (missing9 = "serverChain"))){
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/dependentRequired",keyword:"dependentRequired",params:{property: "serverKey",
    missingProperty: missing9,
    depsCount: 1,
    deps: "serverChain"},schema:schema31.properties.material.dependentRequired,parentSchema:schema31.properties.material,data:data40}];
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
else {
validate20.errors = [{instancePath:instancePath+"/material",schemaPath:"#/properties/material/type",keyword:"type",params:{type: "object"},schema:schema31.properties.material.type,parentSchema:schema31.properties.material,data:data40}];
return false;
}
}
var valid0 = _errs87 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.access !== undefined){
let data45 = data.access;
const _errs98 = errors;
if(errors === _errs98){
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
let missing10;
if((((data45.mode === undefined) && (missing10 = "mode")) || ((data45.escapes === undefined) && (missing10 = "escapes"))) || ((data45.paths === undefined) && (missing10 = "paths"))){
validate20.errors = [{instancePath:instancePath+"/access",schemaPath:"#/properties/access/required",keyword:"required",params:{missingProperty: missing10},schema:schema31.properties.access.required,parentSchema:schema31.properties.access,data:data45}];
return false;
}
else {
const _errs100 = errors;
for(const key9 in data45){
if(!(((key9 === "mode") || (key9 === "escapes")) || (key9 === "paths"))){
validate20.errors = [{instancePath:instancePath+"/access",schemaPath:"#/properties/access/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema31.properties.access,data:data45}];
return false;
break;
}
}
if(_errs100 === errors){
if(data45.mode !== undefined){
let data46 = data45.mode;
const _errs101 = errors;
if(!((data46 === "unrestricted") || (data46 === "by-rule"))){
validate20.errors = [{instancePath:instancePath+"/access/mode",schemaPath:"#/properties/access/properties/mode/enum",keyword:"enum",params:{allowedValues: schema31.properties.access.properties.mode.enum},schema:schema31.properties.access.properties.mode.enum,parentSchema:schema31.properties.access.properties.mode,data:data46}];
return false;
}
var valid16 = _errs101 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data45.escapes !== undefined){
let data47 = data45.escapes;
const _errs102 = errors;
if(!((data47 === "refuse") || (data47 === "decode-once"))){
validate20.errors = [{instancePath:instancePath+"/access/escapes",schemaPath:"#/properties/access/properties/escapes/enum",keyword:"enum",params:{allowedValues: schema31.properties.access.properties.escapes.enum},schema:schema31.properties.access.properties.escapes.enum,parentSchema:schema31.properties.access.properties.escapes,data:data47}];
return false;
}
var valid16 = _errs102 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data45.paths !== undefined){
let data48 = data45.paths;
const _errs103 = errors;
if(errors === _errs103){
if(Array.isArray(data48)){
var valid17 = true;
const len6 = data48.length;
for(let i6=0; i6<len6; i6++){
let data49 = data48[i6];
const _errs105 = errors;
if(errors === _errs105){
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
let missing11;
if(((data49.path === undefined) && (missing11 = "path")) || ((data49.grants === undefined) && (missing11 = "grants"))){
validate20.errors = [{instancePath:instancePath+"/access/paths/" + i6,schemaPath:"#/properties/access/properties/paths/items/required",keyword:"required",params:{missingProperty: missing11},schema:schema31.properties.access.properties.paths.items.required,parentSchema:schema31.properties.access.properties.paths.items,data:data49}];
return false;
}
else {
const _errs107 = errors;
for(const key10 in data49){
if(!((key10 === "path") || (key10 === "grants"))){
validate20.errors = [{instancePath:instancePath+"/access/paths/" + i6,schemaPath:"#/properties/access/properties/paths/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},schema:false,parentSchema:schema31.properties.access.properties.paths.items,data:data49}];
return false;
break;
}
}
if(_errs107 === errors){
if(data49.path !== undefined){
let data50 = data49.path;
const _errs108 = errors;
if(errors === _errs108){
if(typeof data50 === "string"){
if(!pattern17.test(data50)){
validate20.errors = [{instancePath:instancePath+"/access/paths/" + i6+"/path",schemaPath:"#/properties/access/properties/paths/items/properties/path/pattern",keyword:"pattern",params:{pattern: "^/"},schema:"^/",parentSchema:schema31.properties.access.properties.paths.items.properties.path,data:data50}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/access/paths/" + i6+"/path",schemaPath:"#/properties/access/properties/paths/items/properties/path/type",keyword:"type",params:{type: "string"},schema:schema31.properties.access.properties.paths.items.properties.path.type,parentSchema:schema31.properties.access.properties.paths.items.properties.path,data:data50}];
return false;
}
}
var valid18 = _errs108 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data49.grants !== undefined){
let data51 = data49.grants;
const _errs110 = errors;
if(errors === _errs110){
if(Array.isArray(data51)){
var valid19 = true;
const len7 = data51.length;
for(let i7=0; i7<len7; i7++){
let data52 = data51[i7];
const _errs112 = errors;
if(errors === _errs112){
if(data52 && typeof data52 == "object" && !Array.isArray(data52)){
let missing12;
if(((data52.methods === undefined) && (missing12 = "methods")) || ((data52.require === undefined) && (missing12 = "require"))){
validate20.errors = [{instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/required",keyword:"required",params:{missingProperty: missing12},schema:schema31.properties.access.properties.paths.items.properties.grants.items.required,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items,data:data52}];
return false;
}
else {
const _errs114 = errors;
for(const key11 in data52){
if(!(((key11 === "methods") || (key11 === "weaker")) || (key11 === "require"))){
validate20.errors = [{instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},schema:false,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items,data:data52}];
return false;
break;
}
}
if(_errs114 === errors){
if(data52.methods !== undefined){
let data53 = data52.methods;
const _errs115 = errors;
if(errors === _errs115){
if(Array.isArray(data53)){
if(data53.length < 1){
validate20.errors = [{instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/methods",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/methods/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.methods,data:data53}];
return false;
}
else {
var valid21 = true;
const len8 = data53.length;
for(let i8=0; i8<len8; i8++){
let data54 = data53[i8];
const _errs117 = errors;
if(errors === _errs117){
if(typeof data54 === "string"){
if(func2(data54) < 1){
validate20.errors = [{instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/methods/" + i8,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/methods/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.methods.items,data:data54}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/methods/" + i8,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/methods/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.methods.items.type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.methods.items,data:data54}];
return false;
}
}
var valid21 = _errs117 === errors;
if(!valid21){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/methods",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/methods/type",keyword:"type",params:{type: "array"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.methods.type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.methods,data:data53}];
return false;
}
}
var valid20 = _errs115 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data52.weaker !== undefined){
let data55 = data52.weaker;
const _errs119 = errors;
if("intended" !== data55){
validate20.errors = [{instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/weaker",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/weaker/const",keyword:"const",params:{allowedValue: "intended"},schema:"intended",parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.weaker,data:data55}];
return false;
}
var valid20 = _errs119 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data52.require !== undefined){
let data56 = data52.require;
const _errs120 = errors;
if(errors === _errs120){
if(Array.isArray(data56)){
var valid22 = true;
const len9 = data56.length;
for(let i9=0; i9<len9; i9++){
let data57 = data56[i9];
const _errs122 = errors;
const _errs123 = errors;
let valid23 = false;
let passing1 = null;
const _errs124 = errors;
if(errors === _errs124){
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
let missing13;
if(((data57.kind === undefined) && (missing13 = "kind")) || ((data57.oneOf === undefined) && (missing13 = "oneOf"))){
const err17 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/0/required",keyword:"required",params:{missingProperty: missing13},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[0].required,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[0],data:data57};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
else {
const _errs126 = errors;
for(const key12 in data57){
if(!((key12 === "kind") || (key12 === "oneOf"))){
const err18 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[0],data:data57};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
break;
}
}
if(_errs126 === errors){
if(data57.kind !== undefined){
let data58 = data57.kind;
const _errs127 = errors;
if(!(((data58 === "uri") || (data58 === "dns")) || (data58 === "email"))){
const err19 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/kind",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/0/properties/kind/enum",keyword:"enum",params:{allowedValues: schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[0].properties.kind.enum},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[0].properties.kind.enum,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[0].properties.kind,data:data58};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var valid24 = _errs127 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data57.oneOf !== undefined){
let data59 = data57.oneOf;
const _errs128 = errors;
if(errors === _errs128){
if(Array.isArray(data59)){
if(data59.length < 1){
const err20 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/oneOf",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/0/properties/oneOf/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[0].properties.oneOf,data:data59};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
else {
var valid25 = true;
const len10 = data59.length;
for(let i10=0; i10<len10; i10++){
let data60 = data59[i10];
const _errs130 = errors;
if(typeof data60 !== "string"){
const err21 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/oneOf/" + i10,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/0/properties/oneOf/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[0].properties.oneOf.items.type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[0].properties.oneOf.items,data:data60};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var valid25 = _errs130 === errors;
if(!valid25){
break;
}
}
}
}
else {
const err22 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/oneOf",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/0/properties/oneOf/type",keyword:"type",params:{type: "array"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[0].properties.oneOf.type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[0].properties.oneOf,data:data59};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
var valid24 = _errs128 === errors;
}
else {
var valid24 = true;
}
}
}
}
}
else {
const err23 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/0/type",keyword:"type",params:{type: "object"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[0].type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[0],data:data57};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
var _valid1 = _errs124 === errors;
if(_valid1){
valid23 = true;
passing1 = 0;
var props1 = true;
}
const _errs132 = errors;
if(errors === _errs132){
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
let missing14;
if((((data57.kind === undefined) && (missing14 = "kind")) || ((data57.name === undefined) && (missing14 = "name"))) || ((data57.oneOf === undefined) && (missing14 = "oneOf"))){
const err24 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/1/required",keyword:"required",params:{missingProperty: missing14},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1].required,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1],data:data57};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
else {
const _errs134 = errors;
for(const key13 in data57){
if(!(((key13 === "kind") || (key13 === "name")) || (key13 === "oneOf"))){
const err25 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1],data:data57};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
break;
}
}
if(_errs134 === errors){
if(data57.kind !== undefined){
let data61 = data57.kind;
const _errs135 = errors;
if("claim" !== data61){
const err26 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/kind",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/1/properties/kind/const",keyword:"const",params:{allowedValue: "claim"},schema:"claim",parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1].properties.kind,data:data61};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var valid26 = _errs135 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data57.name !== undefined){
let data62 = data57.name;
const _errs136 = errors;
if(errors === _errs136){
if(typeof data62 === "string"){
if(func2(data62) < 1){
const err27 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/name",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/1/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1].properties.name,data:data62};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/name",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/1/properties/name/type",keyword:"type",params:{type: "string"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1].properties.name.type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1].properties.name,data:data62};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
var valid26 = _errs136 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data57.oneOf !== undefined){
let data63 = data57.oneOf;
const _errs138 = errors;
if(errors === _errs138){
if(Array.isArray(data63)){
if(data63.length < 1){
const err29 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/oneOf",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/1/properties/oneOf/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1].properties.oneOf,data:data63};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
else {
var valid27 = true;
const len11 = data63.length;
for(let i11=0; i11<len11; i11++){
let data64 = data63[i11];
const _errs140 = errors;
const _errs141 = errors;
let valid28 = false;
const _errs142 = errors;
if(typeof data64 !== "string"){
const err30 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/oneOf/" + i11,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/1/properties/oneOf/items/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1].properties.oneOf.items.anyOf[0].type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1].properties.oneOf.items.anyOf[0],data:data64};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid2 = _errs142 === errors;
valid28 = valid28 || _valid2;
const _errs144 = errors;
if(!(((typeof data64 == "number") && (!(data64 % 1) && !isNaN(data64))) && (isFinite(data64)))){
const err31 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/oneOf/" + i11,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/1/properties/oneOf/items/anyOf/1/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1].properties.oneOf.items.anyOf[1].type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1].properties.oneOf.items.anyOf[1],data:data64};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
var _valid2 = _errs144 === errors;
valid28 = valid28 || _valid2;
const _errs146 = errors;
if(typeof data64 !== "boolean"){
const err32 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/oneOf/" + i11,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/1/properties/oneOf/items/anyOf/2/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1].properties.oneOf.items.anyOf[2].type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1].properties.oneOf.items.anyOf[2],data:data64};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var _valid2 = _errs146 === errors;
valid28 = valid28 || _valid2;
if(!valid28){
const err33 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/oneOf/" + i11,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/1/properties/oneOf/items/anyOf",keyword:"anyOf",params:{},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1].properties.oneOf.items.anyOf,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1].properties.oneOf.items,data:data64};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
else {
errors = _errs141;
if(vErrors !== null){
if(_errs141){
vErrors.length = _errs141;
}
else {
vErrors = null;
}
}
}
var valid27 = _errs140 === errors;
if(!valid27){
break;
}
}
}
}
else {
const err34 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/oneOf",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/1/properties/oneOf/type",keyword:"type",params:{type: "array"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1].properties.oneOf.type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1].properties.oneOf,data:data63};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
var valid26 = _errs138 === errors;
}
else {
var valid26 = true;
}
}
}
}
}
}
else {
const err35 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/1/type",keyword:"type",params:{type: "object"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1].type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[1],data:data57};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
var _valid1 = _errs132 === errors;
if(_valid1 && valid23){
valid23 = false;
passing1 = [passing1, 1];
}
else {
if(_valid1){
valid23 = true;
passing1 = 1;
if(props1 !== true){
props1 = true;
}
}
const _errs148 = errors;
if(errors === _errs148){
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
let missing15;
if((((data57.kind === undefined) && (missing15 = "kind")) || ((data57.name === undefined) && (missing15 = "name"))) || ((data57.atLeast === undefined) && (missing15 = "atLeast"))){
const err36 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/2/required",keyword:"required",params:{missingProperty: missing15},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[2].required,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[2],data:data57};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
else {
const _errs150 = errors;
for(const key14 in data57){
if(!((((key14 === "kind") || (key14 === "name")) || (key14 === "atLeast")) || (key14 === "atMost"))){
const err37 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[2],data:data57};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
break;
}
}
if(_errs150 === errors){
if(data57.kind !== undefined){
let data65 = data57.kind;
const _errs151 = errors;
if("claim" !== data65){
const err38 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/kind",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/2/properties/kind/const",keyword:"const",params:{allowedValue: "claim"},schema:"claim",parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[2].properties.kind,data:data65};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
var valid29 = _errs151 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data57.name !== undefined){
let data66 = data57.name;
const _errs152 = errors;
if(errors === _errs152){
if(typeof data66 === "string"){
if(func2(data66) < 1){
const err39 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/name",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/2/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[2].properties.name,data:data66};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/name",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/2/properties/name/type",keyword:"type",params:{type: "string"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[2].properties.name.type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[2].properties.name,data:data66};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
var valid29 = _errs152 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data57.atLeast !== undefined){
let data67 = data57.atLeast;
const _errs154 = errors;
if(!(((typeof data67 == "number") && (!(data67 % 1) && !isNaN(data67))) && (isFinite(data67)))){
const err41 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/atLeast",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/2/properties/atLeast/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[2].properties.atLeast.type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[2].properties.atLeast,data:data67};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
var valid29 = _errs154 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data57.atMost !== undefined){
let data68 = data57.atMost;
const _errs156 = errors;
if(!(((typeof data68 == "number") && (!(data68 % 1) && !isNaN(data68))) && (isFinite(data68)))){
const err42 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/atMost",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/2/properties/atMost/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[2].properties.atMost.type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[2].properties.atMost,data:data68};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
var valid29 = _errs156 === errors;
}
else {
var valid29 = true;
}
}
}
}
}
}
}
else {
const err43 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/2/type",keyword:"type",params:{type: "object"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[2].type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[2],data:data57};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
var _valid1 = _errs148 === errors;
if(_valid1 && valid23){
valid23 = false;
passing1 = [passing1, 2];
}
else {
if(_valid1){
valid23 = true;
passing1 = 2;
if(props1 !== true){
props1 = true;
}
}
const _errs158 = errors;
if(errors === _errs158){
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
let missing16;
if((((data57.kind === undefined) && (missing16 = "kind")) || ((data57.name === undefined) && (missing16 = "name"))) || ((data57.atMost === undefined) && (missing16 = "atMost"))){
const err44 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/3/required",keyword:"required",params:{missingProperty: missing16},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[3].required,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[3],data:data57};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
else {
const _errs160 = errors;
for(const key15 in data57){
if(!(((key15 === "kind") || (key15 === "name")) || (key15 === "atMost"))){
const err45 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/3/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[3],data:data57};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
break;
}
}
if(_errs160 === errors){
if(data57.kind !== undefined){
let data69 = data57.kind;
const _errs161 = errors;
if("claim" !== data69){
const err46 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/kind",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/3/properties/kind/const",keyword:"const",params:{allowedValue: "claim"},schema:"claim",parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[3].properties.kind,data:data69};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
var valid30 = _errs161 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data57.name !== undefined){
let data70 = data57.name;
const _errs162 = errors;
if(errors === _errs162){
if(typeof data70 === "string"){
if(func2(data70) < 1){
const err47 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/name",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/3/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[3].properties.name,data:data70};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/name",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/3/properties/name/type",keyword:"type",params:{type: "string"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[3].properties.name.type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[3].properties.name,data:data70};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
var valid30 = _errs162 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data57.atMost !== undefined){
let data71 = data57.atMost;
const _errs164 = errors;
if(!(((typeof data71 == "number") && (!(data71 % 1) && !isNaN(data71))) && (isFinite(data71)))){
const err49 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9+"/atMost",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/3/properties/atMost/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[3].properties.atMost.type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[3].properties.atMost,data:data71};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var valid30 = _errs164 === errors;
}
else {
var valid30 = true;
}
}
}
}
}
}
else {
const err50 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf/3/type",keyword:"type",params:{type: "object"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[3].type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf[3],data:data57};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
var _valid1 = _errs158 === errors;
if(_valid1 && valid23){
valid23 = false;
passing1 = [passing1, 3];
}
else {
if(_valid1){
valid23 = true;
passing1 = 3;
if(props1 !== true){
props1 = true;
}
}
}
}
}
if(!valid23){
const err51 = {instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require/" + i9,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/items/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items.oneOf,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.items,data:data57};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
validate20.errors = vErrors;
return false;
}
else {
errors = _errs123;
if(vErrors !== null){
if(_errs123){
vErrors.length = _errs123;
}
else {
vErrors = null;
}
}
}
var valid22 = _errs122 === errors;
if(!valid22){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7+"/require",schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/properties/require/type",keyword:"type",params:{type: "array"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require.type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items.properties.require,data:data56}];
return false;
}
}
var valid20 = _errs120 === errors;
}
else {
var valid20 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/access/paths/" + i6+"/grants/" + i7,schemaPath:"#/properties/access/properties/paths/items/properties/grants/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.access.properties.paths.items.properties.grants.items.type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants.items,data:data52}];
return false;
}
}
var valid19 = _errs112 === errors;
if(!valid19){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/access/paths/" + i6+"/grants",schemaPath:"#/properties/access/properties/paths/items/properties/grants/type",keyword:"type",params:{type: "array"},schema:schema31.properties.access.properties.paths.items.properties.grants.type,parentSchema:schema31.properties.access.properties.paths.items.properties.grants,data:data51}];
return false;
}
}
var valid18 = _errs110 === errors;
}
else {
var valid18 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/access/paths/" + i6,schemaPath:"#/properties/access/properties/paths/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.access.properties.paths.items.type,parentSchema:schema31.properties.access.properties.paths.items,data:data49}];
return false;
}
}
var valid17 = _errs105 === errors;
if(!valid17){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/access/paths",schemaPath:"#/properties/access/properties/paths/type",keyword:"type",params:{type: "array"},schema:schema31.properties.access.properties.paths.type,parentSchema:schema31.properties.access.properties.paths,data:data48}];
return false;
}
}
var valid16 = _errs103 === errors;
}
else {
var valid16 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/access",schemaPath:"#/properties/access/type",keyword:"type",params:{type: "object"},schema:schema31.properties.access.type,parentSchema:schema31.properties.access,data:data45}];
return false;
}
}
var valid0 = _errs98 === errors;
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
