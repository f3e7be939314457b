package org.infrapolicy.benchmarks;

/**
 * An estate of many branches that are alike but for what goes wrong in some: each has two hosts, a cluster, two volumes, a file server
 * with a share, three machines, a workload and a line to the centre.
 */
final class ChainOfBranches {
    private final int branches;
    private final StringBuilder document = new StringBuilder();

    private ChainOfBranches(int branches) {
        this.branches = branches;
    }

    /** The description of a chain as a document. */
    static String of(int branches) {
        return new ChainOfBranches(branches).write();
    }

    /** Lines for one branch. */
    @FunctionalInterface
    private interface Branch {
        String lines(int number);
    }

    private void section(String key, Branch branch) {
        document.append('\n').append(key).append(":\n");
        for (int i = 1; i <= branches; i++) {
            branch.lines(i)
                    .lines()
                    .forEach(line -> document.append("  - {").append(line).append("}\n"));
        }
    }

    private String write() {
        document.append("version: 1\nname: Chain of ").append(branches).append(" branches\nasOf: 2026-09-30\n");
        section("sites", i -> "id: town" + i + ", type: office" + (i == 1 ? "\nid: centre, type: datacenter" : ""));
        section(
                "links",
                i -> "id: line" + i + ", sites: [town" + i + ", centre], distance: " + (50 + 7 * i)
                        + " km, bandwidth: 100 Mbit/s");
        section("hosts", i -> host(i, "a") + "\n" + host(i, "b"));
        section(
                "clusters",
                i -> "id: c" + i + ", nodes: [h" + i + "a, h" + i + "b], storage: "
                        + (i % 3 == 0 ? "storage-spaces-direct" : "iscsi") + ", networkCount: " + (i % 3 == 0 ? 1 : 2)
                        + ", validation: " + (i % 4 == 0 ? "failed" : "passed"));
        section(
                "volumes",
                i -> "id: v" + i + "m, mountedBy: c" + i + ", csv: yes, fileSystem: " + (i % 2 == 0 ? "NTFS" : "ReFS")
                        + ", size: 9 TB, contents: [virtual-disks]\nid: v" + i + "f, mountedBy: c" + i
                        + ", csv: yes, fileSystem: NTFS, size: 4 TB");
        section("fileServers", i -> "id: fs" + i + ", runsOn: c" + i + ", type: scale-out, infrastructure: no");
        section(
                "shares",
                i -> "id: s" + i + ", fileServer: fs" + i + ", volume: v" + i + "f, contents: ["
                        + (i % 5 == 0 ? "redirected-folders" : "virtual-disks") + "], continuouslyAvailable: "
                        + (i % 7 == 0 ? "no" : "yes"));
        section("virtualMachines", i -> machine(i, 1) + "\n" + machine(i, 2) + "\n" + machine(i, 3));
        section("workloads", i -> "id: w" + i + ", type: sql-server, runsOn: m" + i + "x1");
        return document.toString();
    }

    private static String host(int branch, String name) {
        return "id: h" + branch + name + ", site: town" + branch
                + ", operatingSystem: Windows Server 2019, roles: [hyper-v, failover-clustering]";
    }

    private static String machine(int branch, int number) {
        return "id: m" + branch + "x" + number + ", cluster: c" + branch + ", storedOn: v" + branch + "m";
    }
}
