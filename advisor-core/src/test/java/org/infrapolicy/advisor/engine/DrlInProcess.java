package org.infrapolicy.advisor.engine;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.CanonicalKieModule;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;

/** Compiles rules that a test writes itself, as kie-maven-plugin compiles those of a pack. */
final class DrlInProcess {
    private DrlInProcess() {}

    static CanonicalKieModule module(String drl) {
        System.setProperty("drools.lang.level", "DRL10");
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        files.write("src/main/resources/rules.drl", drl);
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (!builder.getResults().getMessages().isEmpty()) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        return (CanonicalKieModule) builder.getKieModule();
    }

    /** The rules of a text as a pack would hold them; their source is {@code guide}. */
    static RulePacks packs(String drl) throws MalformedURLException {
        URL descriptor = URI.create("file:///pack.yaml").toURL();
        RuleMetadata metadata =
                new RuleMetadata(descriptor, Map.of("sources", Map.of("guide", Map.of("title", "Guide"))));
        List<CompiledRule> compiled = rules(module(drl)).stream()
                .map(rule -> {
                    RuleCompiler.Conditions c = RuleCompiler.compile(rule);
                    return new CompiledRule(
                            metadata.decode(rule, c).info(),
                            Optional.empty(),
                            c.subject(),
                            c.subjectSlot(),
                            c.slots(),
                            c.variables(),
                            c.scope(),
                            c.breach(),
                            null);
                })
                .toList();
        return new RulePacks(compiled, List.of());
    }

    static List<Rule> rules(CanonicalKieModule module) {
        List<Rule> rules = new ArrayList<>();
        String index = module.getFileNames().stream()
                .filter(name -> name.endsWith("/drools-model"))
                .findFirst()
                .orElseThrow();
        for (String line : new String(module.getBytes(index), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            if (!line.contains(":")) {
                try {
                    rules.addAll(((Model) module.getModuleClassLoader()
                                    .loadClass(line.strip())
                                    .getDeclaredConstructor()
                                    .newInstance())
                            .getRules());
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return rules;
    }
}
