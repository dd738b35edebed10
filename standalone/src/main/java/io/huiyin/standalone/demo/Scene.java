package io.huiyin.standalone.demo;

import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import java.util.List;

/**
 * One thing that happens at a site and that people report.
 *
 * @param site where
 * @param place where exactly, in words
 * @param latitude of the place, degrees north
 * @param longitude of the place, degrees east
 * @param channels the ways in which it is told
 * @param kind what the reporters say it is; UNSPECIFIED leaves it to the rules
 * @param tellings how different people put it, in their words; nearly alike, so that they are one case
 */
record Scene(
        String site,
        String place,
        double latitude,
        double longitude,
        List<Channel> channels,
        Kind kind,
        List<String> tellings) {}
