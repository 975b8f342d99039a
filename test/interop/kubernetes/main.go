// Judges manifests for Kubernetes as an API server would that has the custom resource definitions of Istio and of the Gateway API: it builds the
// kustomization of a directory, holds each resource against its schema, with unknown fields and rules in CEL, and asks Istio's own validation, by
// which istiod admits its resources. It asks no cluster, and sees neither what a controller makes of a resource nor what a Secret holds, beyond
// the keys that its type demands.
//
//	kubernetes DIRECTORY
//
// The definitions lie beside the program, in definitions/. Status 1, and a line for each fault; warnings change no status.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	// Whose definitions are read: named here, so that go.mod holds their versions.
	_ "sigs.k8s.io/gateway-api/apis/v1"

	networking "istio.io/api/networking/v1alpha3"
	security "istio.io/api/security/v1beta1"
	"istio.io/istio/pkg/config"
	istio "istio.io/istio/pkg/config/validation"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	apimachinery "k8s.io/apimachinery/pkg/api/validation"
	numbers "k8s.io/apimachinery/pkg/util/json"
	names "k8s.io/apimachinery/pkg/util/validation"
	"k8s.io/apimachinery/pkg/util/validation/field"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/yaml"
)

// A definition of a resource in one of its versions.
type definition struct {
	internal   *apiextensions.JSONSchemaProps
	structural *schema.Structural
}

// Reads every definition of the folder, by API version and kind.
func readDefinitions(folder string) (map[string]definition, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return nil, err
	}
	found := map[string]definition{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for _, document := range bytes.Split(text, []byte("\n---\n")) {
			var crd apiextensionsv1.CustomResourceDefinition
			if err := yaml.Unmarshal(document, &crd); err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			if crd.Kind != "CustomResourceDefinition" {
				continue
			}
			for _, version := range crd.Spec.Versions {
				if !version.Served {
					continue
				}
				var internal apiextensions.CustomResourceValidation
				if err := apiextensionsv1.Convert_v1_CustomResourceValidation_To_apiextensions_CustomResourceValidation(version.Schema, &internal, nil); err != nil {
					return nil, fmt.Errorf("%s: %w", file, err)
				}
				structural, err := schema.NewStructural(internal.OpenAPIV3Schema)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", file, err)
				}
				found[crd.Spec.Group+"/"+version.Name+" "+crd.Spec.Names.Kind] = definition{internal.OpenAPIV3Schema, structural}
			}
		}
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("no definitions in %s", folder)
	}
	return found, nil
}

// What is wrong with a resource that has a definition of its own.
func (d definition) judge(object map[string]any) (faults []error) {
	for _, path := range pruning.PruneWithOptions(object, d.structural, true, schema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true}) {
		faults = append(faults, fmt.Errorf("unknown field %q", path))
	}
	defaulting.Default(object, d.structural)
	validator, _, err := validation.NewSchemaValidator(d.internal)
	if err != nil {
		return append(faults, err)
	}
	var list field.ErrorList
	list = append(list, validation.ValidateCustomResource(nil, object, validator)...)
	list = append(list, listtype.ValidateListSetsAndMaps(nil, d.structural, object)...)
	rules := cel.NewValidator(d.structural, true, celconfig.PerCallLimit)
	broken, _ := rules.Validate(context.Background(), nil, d.structural, object, nil, celconfig.RuntimeCELCostBudget)
	for _, one := range append(list, broken...) {
		faults = append(faults, one)
	}
	return faults
}

// How Istio judges its kinds: what a spec is read into, and the validation.
var istioKinds = map[string]struct {
	spec     func() config.Spec
	validate istio.ValidateFunc
}{
	"networking.istio.io/v1 Gateway":           {func() config.Spec { return &networking.Gateway{} }, istio.ValidateGateway},
	"networking.istio.io/v1 VirtualService":    {func() config.Spec { return &networking.VirtualService{} }, istio.ValidateVirtualService},
	"security.istio.io/v1 AuthorizationPolicy": {func() config.Spec { return &security.AuthorizationPolicy{} }, istio.ValidateAuthorizationPolicy},
}

// What Istio finds wrong with a resource of its own, and what it only warns of.
func judgeIstio(kind string, object map[string]any, name, namespace string) (warning, fault error) {
	known, ok := istioKinds[kind]
	if !ok {
		if strings.Contains(kind, ".istio.io/") {
			return nil, errors.New("its validation by Istio is not asked here")
		}
		return nil, nil
	}
	text, err := json.Marshal(object["spec"])
	if err != nil {
		return nil, err
	}
	spec := known.spec()
	if err := json.Unmarshal(text, spec); err != nil {
		return nil, err
	}
	return known.validate(config.Config{Meta: config.Meta{Name: name, Namespace: namespace}, Spec: spec})
}

// What is wrong with a resource that every cluster knows.
func judgeCore(kind string, text []byte) (faults []error) {
	switch kind {
	case "v1 Secret":
		var secret corev1.Secret
		if err := yaml.UnmarshalStrict(text, &secret); err != nil {
			return []error{err}
		}
		for name := range secret.Data {
			for _, fault := range names.IsConfigMapKey(name) {
				faults = append(faults, fmt.Errorf("key %q: %s", name, fault))
			}
		}
		if secret.Type == corev1.SecretTypeTLS {
			for _, name := range []string{corev1.TLSCertKey, corev1.TLSPrivateKeyKey} {
				if _, ok := secret.Data[name]; !ok {
					faults = append(faults, fmt.Errorf("a Secret of the type %s without %s", secret.Type, name))
				}
			}
		}
	case "v1 ConfigMap":
		var configMap corev1.ConfigMap
		if err := yaml.UnmarshalStrict(text, &configMap); err != nil {
			return []error{err}
		}
	default:
		return []error{errors.New("no definition of this kind")}
	}
	return faults
}

func judge(directory string, definitions map[string]definition, out io.Writer) (faulty bool, err error) {
	built, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), directory)
	if err != nil {
		return true, err
	}
	for _, resource := range built.Resources() {
		text, err := resource.AsYAML()
		if err != nil {
			return true, err
		}
		// By the code of the API server, which takes whole numbers for whole: rules in CEL accept no others as ports.
		asJSON, err := yaml.YAMLToJSON(text)
		if err != nil {
			return true, err
		}
		var object map[string]any
		if err := numbers.Unmarshal(asJSON, &object); err != nil {
			return true, err
		}
		kind := fmt.Sprint(object["apiVersion"], " ", object["kind"])
		tell := func(how string, what error) {
			fmt.Fprintf(out, "%s %s: %s%s\n", kind, resource.GetName(), how, strings.ReplaceAll(what.Error(), "\n", " "))
		}
		var faults []error
		if own, ok := definitions[kind]; ok {
			faults = own.judge(object)
			warning, fault := judgeIstio(kind, object, resource.GetName(), resource.GetNamespace())
			if warning != nil {
				tell("warning: Istio: ", warning)
			}
			if fault != nil {
				faults = append(faults, fmt.Errorf("Istio: %w", fault))
			}
		} else {
			faults = judgeCore(kind, text)
		}
		for _, fault := range apimachinery.NameIsDNSSubdomain(resource.GetName(), false) {
			faults = append(faults, fmt.Errorf("name %q: %s", resource.GetName(), fault))
		}
		for _, fault := range faults {
			faulty = true
			tell("", fault)
		}
		if len(faults) == 0 {
			fmt.Fprintf(out, "%s %s: good\n", kind, resource.GetName())
		}
	}
	return faulty, nil
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: kubernetes DIRECTORY")
		os.Exit(2)
	}
	program, err := os.Executable()
	var definitions map[string]definition
	if err == nil {
		definitions, err = readDefinitions(filepath.Join(filepath.Dir(program), "definitions"))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(4)
	}
	faulty, err := judge(os.Args[1], definitions, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	if faulty || err != nil {
		os.Exit(1)
	}
}
