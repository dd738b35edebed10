package io.huiyin.policy.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The place of a report as a type with fields, so that a wrong one is found when the policy is read. What is not given is not there: {@code has(place.address)}. */
final class Place {
    static final ImmutableSet<String> FIELDS = ImmutableSet.of("latitude", "longitude", "address");

    static final StructType TYPE = StructType.create(
            "Place", FIELDS, field -> Optional.of(field.equals("address") ? SimpleType.STRING : SimpleType.DOUBLE));

    /** Knows the type of a place and no other of ours. */
    static final CelTypeProvider PROVIDER = new CelTypeProvider() {
        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.of(TYPE);
        }

        @Override
        public Optional<CelType> findType(String name) {
            return name.equals(TYPE.name()) ? Optional.of(TYPE) : Optional.empty();
        }
    };

    private Place() {}

    static Map<String, Object> fields(io.huiyin.event.@Nullable Place place) {
        var fields = new HashMap<String, Object>();
        if (place != null) {
            put(fields, "latitude", place.getLatitude());
            put(fields, "longitude", place.getLongitude());
            put(fields, "address", place.getAddress());
        }
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
