package org.infrapolicy.advisor.environment.vocabulary;

/** Virtual disk format of a virtual disk. */
public enum VirtualDiskFormat {
    VHD,
    VHDX,
    @Spelling("vhds")
    VHD_SET,
    PASS_THROUGH
}
