package io.carboninclusion.registry;

/**
 * What became of one kilogram; never who holds it.
 *
 * @param serial as it is printed
 * @param retired whether it is retired for ever; else somebody holds it
 * @param certificate the number of the certificate it is retired in, or null
 * @param origin the issuance it comes from
 */
public record SerialState(
    String serial, boolean retired, String certificate, Certificate.Origin origin) {}
