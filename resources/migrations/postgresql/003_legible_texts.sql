-- Texts of earlier versions that hold control characters, escaped as app/store/storetext.h does it: what psql shows is safe
-- to print, and a series keeps its one row. The table of windows may be large; its series are those with a last value.
SET LOCAL statement_timeout = '1h'
--;;
CREATE FUNCTION pg_temp.observatorio_legible(texto text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    n integer;
BEGIN
    FOREACH n IN ARRAY array(SELECT generate_series(1, 31) UNION ALL SELECT generate_series(127, 159)) LOOP
        texto := replace(texto, chr(n), chr(9216) || 'x' || lpad(to_hex(n), 2, '0'));
    END LOOP;
    RETURN texto;
END
$$
--;;
UPDATE celdas SET indicador = pg_temp.observatorio_legible(indicador)
 WHERE indicador IN (SELECT u.indicador FROM ultimos_por_particion u WHERE u.indicador ~ E'[\u0001-\u001f\u007f-\u009f]')
--;;
UPDATE ultimos_por_particion SET indicador = pg_temp.observatorio_legible(indicador)
 WHERE indicador ~ E'[\u0001-\u001f\u007f-\u009f]'
--;;
UPDATE tardios SET indicador = pg_temp.observatorio_legible(indicador) WHERE indicador ~ E'[\u0001-\u001f\u007f-\u009f]'
--;;
UPDATE eventos_rechazados SET muestra = pg_temp.observatorio_legible(muestra) WHERE muestra ~ E'[\u0001-\u001f\u007f-\u009f]'
--;;
UPDATE alertas SET indicador = pg_temp.observatorio_legible(indicador) WHERE indicador ~ E'[\u0001-\u001f\u007f-\u009f]'
--;;
UPDATE alertas SET regla = pg_temp.observatorio_legible(regla) WHERE regla ~ E'[\u0001-\u001f\u007f-\u009f]'
--;;
UPDATE alertas SET reconocida_por = pg_temp.observatorio_legible(reconocida_por) WHERE reconocida_por ~ E'[\u0001-\u001f\u007f-\u009f]'
--;;
UPDATE alertas SET motivo_silencio = pg_temp.observatorio_legible(motivo_silencio) WHERE motivo_silencio ~ E'[\u0001-\u001f\u007f-\u009f]'
--;;
UPDATE memoria_alertas SET indicador = pg_temp.observatorio_legible(indicador) WHERE indicador ~ E'[\u0001-\u001f\u007f-\u009f]'
--;;
UPDATE memoria_alertas SET regla = pg_temp.observatorio_legible(regla) WHERE regla ~ E'[\u0001-\u001f\u007f-\u009f]'
--;;
UPDATE memoria_alertas SET epi_indicador = pg_temp.observatorio_legible(epi_indicador) WHERE epi_indicador ~ E'[\u0001-\u001f\u007f-\u009f]'
--;;
UPDATE memoria_alertas SET epi_regla = pg_temp.observatorio_legible(epi_regla) WHERE epi_regla ~ E'[\u0001-\u001f\u007f-\u009f]'
--;;
UPDATE memoria_avalancha SET epi_indicador = pg_temp.observatorio_legible(epi_indicador) WHERE epi_indicador ~ E'[\u0001-\u001f\u007f-\u009f]'
--;;
UPDATE memoria_avalancha SET epi_regla = pg_temp.observatorio_legible(epi_regla) WHERE epi_regla ~ E'[\u0001-\u001f\u007f-\u009f]'
--;;
DROP FUNCTION pg_temp.observatorio_legible(text)
