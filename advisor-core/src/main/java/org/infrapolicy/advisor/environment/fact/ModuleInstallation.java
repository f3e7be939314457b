package org.infrapolicy.advisor.environment.fact;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.infrapolicy.advisor.environment.Attribute;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.vocabulary.InstallationConnection;
import org.infrapolicy.advisor.environment.vocabulary.InstallationTool;
import org.infrapolicy.advisor.environment.vocabulary.WindowsFeature;
import org.jspecify.annotations.Nullable;

/** One planned or done attempt to get the Hyper-V PowerShell module onto machines. Section {@code moduleInstallations}; null is unknown. */
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record ModuleInstallation(
        String id,

        @Attribute("display name, and the name that tools show; without it the id") @Nullable
        String name,

        @Attribute("not there yet, or in place") @Nullable Boolean planned,

        @Attribute("free text for people; no rule reads it") @Nullable
        String comment,

        @Attribute("where an importer found each attribute") @Nullable
        Origin origin,

        @Attribute(
                value = "where the tool is started",
                example = "adm",
                refersTo = {Section.MANAGEMENT_STATIONS, Section.HOSTS})
        @Nullable
        Reference runOn,

        @Attribute(value = "what is used; none: nothing will be done", example = "install-windowsfeature") @Nullable
        InstallationTool tool,

        @Attribute(value = "what is selected", example = "[hyper-v-powershell]") @Nullable
        Listing<WindowsFeature> features,

        @Attribute(
                value = "machines that shall have the module",
                example = "[alma]",
                refersTo = {Section.HOSTS, Section.MANAGEMENT_STATIONS})
        @Nullable
        Listing<Reference> targets,

        @Attribute(value = "how the targets are reached", example = "computer-name") @Nullable
        InstallationConnection connection,

        @Attribute(value = "tool runs elevated", example = "yes") @Nullable
        Boolean elevated,

        @Attribute(value = "targets may restart", example = "yes") @Nullable
        Boolean restartAllowed)
        implements Fact {

    @Override
    public Section section() {
        return Section.MODULE_INSTALLATIONS;
    }
}
