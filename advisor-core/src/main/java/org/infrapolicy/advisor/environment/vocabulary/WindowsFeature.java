package org.infrapolicy.advisor.environment.vocabulary;

/** A Windows component for management. */
public enum WindowsFeature {
    @Spelling({"Hyper-V", "Microsoft-Hyper-V"})
    HYPER_V_ROLE,
    @Spelling("Microsoft-Hyper-V-Management-PowerShell")
    HYPER_V_POWERSHELL,
    @Spelling({"Hyper-V-Tools", "Microsoft-Hyper-V-Management-Clients"})
    HYPER_V_GUI_TOOLS,
    @Spelling({"RSAT-Hyper-V-Tools", "Microsoft-Hyper-V-Tools-All"})
    HYPER_V_MANAGEMENT_TOOLS,
    @Spelling("Microsoft-Hyper-V-All")
    HYPER_V_ALL,
    RSAT,
    DESKTOP_EXPERIENCE,
    FAILOVER_CLUSTERING_TOOLS,
    MULTIPATH_IO
}
