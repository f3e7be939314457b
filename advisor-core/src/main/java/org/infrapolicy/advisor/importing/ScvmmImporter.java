package org.infrapolicy.advisor.importing;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.infrapolicy.advisor.environment.EnvironmentException;
import org.infrapolicy.advisor.environment.Problem;

/**
 * Reads an inventory of System Center Virtual Machine Manager: one JSON object with the lists {@code hosts}, {@code clusters},
 * {@code vms} and {@code vnets}, as {@code ConvertTo-Json -Depth 6} writes the results of {@code Get-SCVMHost},
 * {@code Get-SCVMHostCluster}, {@code Get-SCVirtualMachine} and {@code Get-SCVirtualNetwork}. A property {@code collectedAt}, if
 * there is one, holds the day of the export. Windows PowerShell's encodings are read: UTF-16 with byte order mark, UTF-8 with or
 * without.
 *
 * <p>How it is mapped:
 *
 * <ul>
 *   <li>VMM knows the machines that it manages, so all sections but {@code imports} stay open, also where a list of the file is
 *       empty.
 *   <li>A machine is clustered only where {@code IsHighlyAvailable} says so. The status {@code UnsupportedCluster} is VMM's
 *       verdict on a configuration, which names no cluster; it is listed as unmapped.
 *   <li>A volume that VMM marks as clustered belongs to the cluster of the host and is one volume, whichever nodes show it.
 *       {@code CSVFS} hides the format below, so the file system is unknown.
 *   <li>Disks are placed by their path: the longest mount point of their host, or a registered share. Parents of differencing
 *       disks are not in the file, so a machine with one has an open list of places. The path of a configuration file says
 *       nothing of disks.
 *   <li>A switch with a physical adapter is external; one without is internal or private, which VMM does not tell. VMM does not
 *       show how adapters are teamed.
 *   <li>A file server or the VMM server runs on the machine whose own full computer name it bears.
 * </ul>
 *
 * Account names, keys and whatever else is not mapped are never taken over; paths are shown down to volume or share only.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class ScvmmImporter implements Importer {
    private static final int LARGEST_FILE = 256 << 20;

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .reader();

    /** Makes an importer. */
    public ScvmmImporter() {}

    @Override
    public String kind() {
        return "scvmm";
    }

    @Override
    public ImportedEnvironment read(Path file) {
        JsonNode root;
        try {
            root = JSON.readTree(bytes(file));
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            boolean located = at != null && at.getLineNr() > 0;
            throw refusal(
                    file,
                    located ? at.getLineNr() : 0,
                    located ? at.getColumnNr() : 0,
                    "this is not JSON as ConvertTo-Json writes it (" + e.getOriginalMessage() + ")",
                    "Export the inventory anew, or check that the file was copied as a whole.");
        } catch (NoSuchFileException e) {
            throw refusal(file, 0, 0, "there is no such file", "Check the path.");
        } catch (IOException e) {
            throw refusal(
                    file,
                    0,
                    0,
                    "the file cannot be read (" + e.getMessage() + ")",
                    "Check the path and its permissions.");
        }
        if (root.isMissingNode()) {
            throw refusal(file, 0, 0, "the file is empty", "Export the inventory anew.");
        }
        if (!root.isObject() || ScvmmInventory.COLLECTIONS.stream().noneMatch(root::has)) {
            String collections = String.join(", ", ScvmmInventory.COLLECTIONS);
            throw refusal(
                    file,
                    1,
                    1,
                    "this is no VMM inventory, which is a JSON object with at least one of " + collections,
                    "Put the results of the Get-SC… cmdlets under these keys.");
        }
        Path name = file.getFileName();
        return new ScvmmInventory(name == null ? "inventory" : name.toString(), root).imported();
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw refusal(
                        file,
                        0,
                        0,
                        "the file has more than 256 MB",
                        "Export fewer properties, or a part of the hosts.");
            }
            return bytes;
        }
    }

    private static EnvironmentException refusal(Path file, int line, int column, String message, String hint) {
        return new EnvironmentException(List.of(new Problem(file.toString(), line, column, "", message, hint)));
    }
}
