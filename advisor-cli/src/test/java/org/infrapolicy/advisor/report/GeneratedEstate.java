package org.infrapolicy.advisor.report;

/** Writes documents of estates that are larger than anybody would write by hand. */
final class GeneratedEstate {
    private static final int CLUSTERS = 3;
    private static final int NODES = 8;
    private static final int MACHINES = 12;

    private final StringBuilder links = new StringBuilder("links:\n");
    private final StringBuilder hosts = new StringBuilder("hosts:\n");
    private final StringBuilder clusters = new StringBuilder("clusters:\n");
    private final StringBuilder machines = new StringBuilder("virtualMachines:\n");
    private final StringBuilder storage = new StringBuilder("storageSystems:\n");
    private final StringBuilder volumes = new StringBuilder("volumes:\n");
    private final StringBuilder replications = new StringBuilder("replications:\n");

    private GeneratedEstate() {}

    /** Sites with three clusters of eight hosts and one host alone, joined by links and replications; the first cluster is stretched. */
    static String yaml(int sites) {
        GeneratedEstate estate = new GeneratedEstate();
        StringBuilder all = new StringBuilder("version: 1\nname: Generated estate\nsites:\n");
        for (int site = 1; site <= sites; site++) {
            all.append(String.format("  - {id: site%d, name: Plant number %d, type: %s}%n", site, site, type(site)));
            estate.site(site, sites);
        }
        return all.append(estate.links)
                .append(estate.hosts)
                .append(estate.clusters)
                .append(estate.machines)
                .append(estate.storage)
                .append(estate.volumes)
                .append(estate.replications)
                .toString()
                .replace(System.lineSeparator(), "\n");
    }

    private static String type(int site) {
        return site % 2 == 1 ? "datacenter" : "office";
    }

    private void site(int site, int sites) {
        int next = site % sites + 1;
        add(
                links,
                "{id: line%d, sites: [site%d, site%d], distance: %d km, bandwidth: 10 Gbps}",
                site,
                site,
                next,
                40 * site);
        add(storage, "{id: array%d, type: iscsi-array, site: site%d}", site, site);
        for (int cluster = 1; cluster <= CLUSTERS; cluster++) {
            cluster(site, next, "s" + site + "c" + cluster, cluster);
        }
        add(
                hosts,
                "{id: s%d-edge, site: site%d, operatingSystem: Windows Server 2012 R2, roles: [hyper-v, print]}",
                site,
                site);
        add(volumes, "{id: s%d-edge-d, mountedBy: s%d-edge, fileSystem: ReFS, holdsPageFile: yes}", site, site);
        add(
                replications,
                "{id: edge%d, engine: hyper-v-replica, interval: 15 min, source: s%d-edge, target: s%dc2}",
                site,
                site,
                next);
    }

    private void cluster(int site, int next, String id, int number) {
        for (int node = 1; node <= NODES; node++) {
            boolean away = site == 1 && number == 1 && node > NODES / 2;
            add(
                    hosts,
                    "{id: %sn%d, site: site%d, operatingSystem: Windows Server %s, roles: [hyper-v, failover-clustering]}",
                    id,
                    node,
                    away ? next : site,
                    node == 3 ? "2016" : "2019");
            add(
                    volumes,
                    "{id: %sn%d-c, mountedBy: %sn%d, boot: yes, fileSystem: NTFS, holdsPageFile: yes}",
                    id,
                    node,
                    id,
                    node);
        }
        add(
                clusters,
                "{id: %s, nodes: [%sn1..%sn%d], storage: iscsi, networkCount: %d}",
                id,
                id,
                id,
                NODES,
                number % 2 + 1);
        add(volumes, "{id: %s-csv1, mountedBy: %s, csv: yes, fileSystem: ReFS, size: 9 TB, storage: array}", id, id);
        add(volumes, "{id: %s-csv2, mountedBy: %s, csv: yes, fileSystem: NTFS, size: 12 TB, storage: array}", id, id);
        add(machines, "{id: %sm01..%sm%d, cluster: %s, storedOn: %s-csv1}", id, id, MACHINES, id, id);
        if (number > 1) {
            add(
                    replications,
                    "{id: copy-%s, engine: hyper-v-replica, interval: %s, source: %s, target: s%dc%d}",
                    id,
                    number == 2 ? "10 min" : "5 min",
                    id,
                    next,
                    number);
        }
    }

    private static void add(StringBuilder section, String form, Object... values) {
        section.append("  - ").append(String.format(form, values)).append('\n');
    }
}
