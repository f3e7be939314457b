package org.infrapolicy.advisor.environment;

import java.util.LinkedHashMap;
import java.util.Map;

/** Documents that read without problems, by what they show; the schema must accept them too. */
final class ReadableDocuments {
    static final Map<String, String> ALL = new LinkedHashMap<>();

    static {
        ALL.put("sections", """
                version: 1
                name: Lab
                asOf: 2026-09-30
                hosts: []
                backups: none
                shares: unknown
                clusters: ...
                volumes:
                  - {id: d}
                  - ...
                """);
        ALL.put("text as written", """
                hosts:
                  - {id: no, name: 1.10, comment: none, hardwareModel: 2016, powerShellVersion: 5.10}
                  - {id: 007, name: yes, comment: ''}
                """);
        ALL.put("yes and no", """
                hosts:
                  - {id: a, clustered: yes}
                  - {id: b, clustered: FALSE}
                  - {id: c, clustered: On}
                  - {id: d, clustered: unknown}
                  - {id: e, clustered: true, planned: no}
                """);
        ALL.put("enumerations", """
                volumes:
                  - {id: a, fileSystem: ReFS, storage: Storage Spaces Direct}
                  - {id: b, fileSystem: CSVFS_ReFS, storage: s2d}
                  - {id: c, fileSystem: CSVFS, contents: [VHDX, upd], featuresNeeded: 8.3 Names}
                  - {id: d, resiliency: none, contents: none, chosenFor: [speed, ...]}
                """);
        ALL.put("quantities", """
                links:
                  - {id: a, distance: 70 km, bandwidth: 10 Gbps, roundTripLatency: 0.8 ms}
                  - {id: b, distance: 600m, bandwidth: 0, roundTripLatency: 20 seconds}
                volumes:
                  - {id: a, size: 1.5 TB, free: 300 GiB}
                workloads:
                  - {id: a, dataLoss: 0 s, recoveryTime: none, retention: 3 months, latencyBudget: PT2H}
                  - {id: b, dataLoss: 1.5 h, recoveryTime: 14 days, retention: 2 years}
                """);
        ALL.put("dates", """
                asOf: 2026-09-30
                disasterRecoveryPlans:
                  - {id: a, lastTest: 2026-03-31}
                  - {id: b, lastTest: 2026-03}
                  - {id: c, lastTest: 2026}
                  - {id: d, lastTest: 5 months ago}
                  - {id: e, lastTest: none, testInterval: none}
                """);
        ALL.put("systems and versions", """
                hosts:
                  - {id: a, operatingSystem: 2012 R2, powerShellVersion: 5.1}
                  - {id: b, operatingSystem: 2019}
                  - {id: c, operatingSystem: 10.0.17763}
                managementStations:
                  - {id: d, installedModuleVersions: [1.1, 2.0.0], loadedModuleVersions: none}
                """);
        ALL.put("none", """
                virtualMachines:
                  - {id: a, host: none, cluster: None, storedOn: none, antiAffinityClass: none, region: none}
                clusters:
                  - {id: a, storage: none, storageProduct: none, witness: none, csvCache: none}
                virtualAdapters:
                  - {id: a, vlan: none, minimumBandwidth: none, virtualSwitch: none}
                azureQuotas:
                  - {id: a, dedicatedHostVcpuLimit: none}
                """);
        ALL.put("references", """
                sites: [{id: Graz}]
                hosts:
                  - id: alma08..alma11
                    site: graz
                clusters:
                  - id: files
                    nodes: [ALMA08..alma10, alma11]
                fileServers:
                  - {id: files, runsOn: files}
                decisions:
                  - {id: a, subject: clusters/files}
                """);
        ALL.put("maps", """
                products:
                  - {id: a, supports: {csv: yes, refs: No, liveMigration: unknown}, supportedOperatingSystems: Linux}
                workloads:
                  - {id: b, needs: {itemLevelRecovery: yes}}
                imports: [{id: vmm, collectedAt: 2026-09}]
                hosts:
                  - id: c
                    origin: {source: vmm, object: 'hosts[2]', operatingSystem: OS.Name}
                """);
        ALL.put("repeated texts", """
                conversions:
                  - {id: a, switches: [lan, '*'], newNames: ['', lan, lan], notes: none, loadBalancing: none, bandwidthMode: no-qos}
                """);
        ALL.put("aliases", """
                hosts:
                  - {id: a, hardwareModel: &model Acme R7, roles: &roles [hyper-v, print]}
                  - {id: b, hardwareModel: *model, roles: *roles}
                """);
        ALL.put("json", """
                {
                \t"version": 1,
                \t"hosts": [{"id": "a", "clustered": true, "roles": ["hyper-v", "..."]}, "..."],
                \t"backups": []
                }
                """);
    }

    private ReadableDocuments() {}
}
