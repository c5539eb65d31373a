package io.anumati.bench;

import java.util.Map;
import java.util.Set;

import io.anumati.runner.stack.Service;

/** Where a benchmark gets its stack from. */
@FunctionalInterface
interface Rigs {

    /** @param executor environment of the executor on top of the usual */
    Rig start(Bands bands, Map<String, String> executor, Set<Service> without);
}
