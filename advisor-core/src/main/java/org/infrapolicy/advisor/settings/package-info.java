/** What a run is told beside the environment: profiles and waivers. */
@NullMarked
package org.infrapolicy.advisor.settings;

import org.jspecify.annotations.NullMarked;
