package org.infrapolicy.advisor.importing;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.infrapolicy.advisor.environment.DataSize;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.fact.VirtualDiskBuilder;
import org.infrapolicy.advisor.environment.vocabulary.DiskAllocation;
import org.infrapolicy.advisor.environment.vocabulary.VirtualDiskFormat;
import org.jspecify.annotations.Nullable;

/** Virtual hard disks of an inventory. A file that several machines use is one disk. Used once, by one thread. */
final class ScvmmVirtualDisks {
    private static final class Disk {
        final VirtualDiskBuilder builder;
        final Set<Reference> attachedTo = new LinkedHashSet<>();

        Disk(VirtualDiskBuilder builder) {
            this.builder = builder;
        }
    }

    private final Environment.Builder environment;
    private final ScvmmStorage storage;
    private final ServerNames hostNames;
    private final ObjectIds ids = new ObjectIds();
    private final Map<String, Disk> disks = new LinkedHashMap<>();

    ScvmmVirtualDisks(Environment.Builder environment, ScvmmStorage storage, ServerNames hostNames) {
        this.environment = environment;
        this.storage = storage;
        this.hostNames = hostNames;
    }

    /** Reads the disks of a machine and says where they lie; null if that is unknown. */
    @Nullable
    Listing<Reference> read(PowerShellObject machine, Reference reference, Optional<String> host) {
        List<PowerShellObject> listed = machine.objects("VirtualHardDisks");
        if (listed == null) {
            return null;
        }
        environment.open(Section.VIRTUAL_DISKS);
        Set<Reference> places = new LinkedHashSet<>();
        boolean open = false;
        for (PowerShellObject object : listed) {
            DiskAllocation allocation = allocation(object);
            Optional<Reference> place = place(object, host);
            place.ifPresent(places::add);
            // The parent of a differencing disk may lie anywhere.
            open |= place.isEmpty() || allocation == null || allocation == DiskAllocation.DIFFERENCING;
            read(object, reference, host, place, allocation);
        }
        return open && places.isEmpty() ? null : new Listing<>(List.copyOf(places), open);
    }

    private void read(
            PowerShellObject object,
            Reference machine,
            Optional<String> host,
            Optional<Reference> place,
            @Nullable DiskAllocation allocation) {
        String location = object.text("Location");
        String identity = location == null
                ? object.path()
                : place.map(Reference::toString).or(() -> host).orElse("") + " " + location.toLowerCase(Locale.ROOT);
        Disk disk = disks.computeIfAbsent(identity, i -> {
            String file = location == null ? object.text("Name") : location.substring(location.lastIndexOf('\\') + 1);
            Traced traced = new Traced(object.path());
            Long size = object.number("MaximumSize");
            String id = ids.give(machine.id() + "-" + (file == null ? "disk" : file));
            return new Disk(VirtualDiskBuilder.builder()
                    .id(id)
                    .name(traced.name(location == null ? "Name" : "Location", id, file))
                    .storedOn(traced.from("Location", "storedOn", place.orElse(null)))
                    .format(traced.from("VHDFormatType", "format", format(object, file)))
                    .allocation(traced.from("VHDType", "allocation", allocation))
                    .size(traced.from("MaximumSize", "size", size == null || size <= 0 ? null : new DataSize(size)))
                    .origin(traced.origin()));
        });
        disk.attachedTo.add(machine);
    }

    /** Adds the disks. Machines that VMM does not manage may use them too, so it stays open who else does. */
    void add() {
        disks.values()
                .forEach(disk -> environment.add(disk.builder
                        .attachedTo(new Listing<>(List.copyOf(disk.attachedTo), true))
                        .build()));
        if (!disks.isEmpty()) {
            environment.open(Section.VIRTUAL_DISKS);
        }
    }

    private Optional<Reference> place(PowerShellObject object, Optional<String> hostOfMachine) {
        String location = object.text("Location");
        if (location == null) {
            object.unmapped("Location", "", "VMM does not say where the disk lies");
            return Optional.empty();
        }
        Optional<String> host = object.text("HostName") == null ? hostOfMachine : hostNames.id(object.text("HostName"));
        Optional<Reference> byPath = storage.locate(host.orElse(null), location);
        Optional<Reference> byVolume = storage.volume(object.text("HostVolumeId"));
        if (byPath.isPresent() && byVolume.isPresent() && !byPath.equals(byVolume)) {
            object.unmapped("Location", ScvmmStorage.root(location), "path and HostVolumeId name different volumes");
            return Optional.empty();
        }
        if (byPath.isEmpty() && byVolume.isEmpty()) {
            object.unmapped(
                    "Location",
                    ScvmmStorage.root(location),
                    "no volume of its host and no registered share holds this path");
        }
        return byPath.or(() -> byVolume);
    }

    /** VMM numbers the kinds: 1 dynamically expanding, 2 fixed, 3 differencing. */
    private static @Nullable DiskAllocation allocation(PowerShellObject object) {
        String type = object.text("VHDType");
        if (type == null) {
            return null;
        }
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "1", "dynamicallyexpanding", "dynamic" -> DiskAllocation.DYNAMIC;
            case "2", "fixedsize", "fixed" -> DiskAllocation.FIXED;
            case "3", "differencing" -> DiskAllocation.DIFFERENCING;
            default -> {
                object.unmapped("VHDType", type, "not a known kind of virtual disk");
                yield null;
            }
        };
    }

    /** VMM numbers the formats: 0 VHD, 2 VHDX. The number is believed where the name of the file does not speak against it. */
    private static @Nullable VirtualDiskFormat format(PowerShellObject object, @Nullable String file) {
        String type = object.text("VHDFormatType");
        if (type == null) {
            return null;
        }
        VirtualDiskFormat format =
                switch (type.toLowerCase(Locale.ROOT)) {
                    case "0", "vhd" -> VirtualDiskFormat.VHD;
                    case "2", "vhdx" -> VirtualDiskFormat.VHDX;
                    case "vhdset", "vhds" -> VirtualDiskFormat.VHD_SET;
                    default -> null;
                };
        if (format == null) {
            object.unmapped("VHDFormatType", type, "not a known format of a virtual disk");
            return null;
        }
        String extension =
                file == null ? "" : file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean contradicted =
                switch (extension) {
                    case "vhd", "avhd" -> format != VirtualDiskFormat.VHD;
                    case "vhdx", "avhdx" -> format != VirtualDiskFormat.VHDX;
                    case "vhds" -> format != VirtualDiskFormat.VHD_SET;
                    default -> false;
                };
        if (contradicted) {
            object.unmapped(
                    "VHDFormatType",
                    type,
                    "means " + format + ", which the extension ." + extension + " speaks against");
            return null;
        }
        return format;
    }
}
