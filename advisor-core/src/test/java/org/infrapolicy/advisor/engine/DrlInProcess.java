package org.infrapolicy.advisor.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
