-- The sum of n values between minimo and maximo, as it is told: where some order of adding them could overflow, DBL_MAX
-- with the sign of the largest value by magnitude, whatever the addition gave. The same rule as values/definedsum.h.
-- Sums that an older version stored as infinite fall under it.
CREATE FUNCTION observatorio_suma(n bigint, suma double precision, minimo double precision, maximo double precision)
RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN n <= 1 OR greatest(-minimo, maximo) <= 1e308::double precision / n THEN suma
                WHEN maximo >= -minimo THEN 1.7976931348623157e308::double precision
                ELSE -1.7976931348623157e308::double precision END
$$
--;;
CREATE OR REPLACE VIEW metricas_30s AS
SELECT pais, indicador, ventana_inicio, ventana_fin,
       observatorio_media(definida, num_eventos) AS valor_promedio, num_eventos, definida AS suma,
       minimo, maximo, final, enmendada
  FROM (SELECT *, observatorio_suma(num_eventos, suma, minimo, maximo) AS definida
          FROM (SELECT c.pais, c.indicador, c.ventana_inicio, c.ventana_fin,
                       CASE WHEN max(abs(c.suma)) < 1e290 THEN sum(c.suma) FILTER (WHERE abs(c.suma) < 1e290)
                            ELSE observatorio_por_2_40(sum(c.suma / 1099511627776) FILTER (WHERE abs(c.suma) > 1))
                       END AS suma,
                       sum(c.num_eventos)::bigint AS num_eventos, min(c.minimo) AS minimo, max(c.maximo) AS maximo,
                       bool_and(coalesce(c.ventana_fin <= p.marca_agua, p.id IS NULL)) AS final,
                       bool_or(c.enmendado) AS enmendada
                  FROM celdas c
                  LEFT JOIN progreso p ON p.id = c.progreso_id
                 GROUP BY c.ventana_inicio, c.ventana_fin, c.pais, c.indicador) s) m
--;;
CREATE OR REPLACE VIEW metricas_15min AS
SELECT pais, indicador, ventana_inicio, ventana_inicio + interval '15 minutes' AS ventana_fin,
       observatorio_media(definida, num_eventos) AS valor_promedio, num_eventos, definida AS suma,
       minimo, maximo, final, enmendada
  FROM (SELECT *, observatorio_suma(num_eventos, suma, minimo, maximo) AS definida
          FROM (SELECT c.pais, c.indicador, c.inicio_15min AS ventana_inicio,
                       CASE WHEN max(abs(c.suma)) < 1e290 THEN sum(c.suma) FILTER (WHERE abs(c.suma) < 1e290)
                            ELSE observatorio_por_2_40(sum(c.suma / 1099511627776) FILTER (WHERE abs(c.suma) > 1))
                       END AS suma,
                       sum(c.num_eventos)::bigint AS num_eventos, min(c.minimo) AS minimo, max(c.maximo) AS maximo,
                       bool_and(coalesce(c.inicio_15min + interval '15 minutes' <= p.marca_agua,
                                         p.id IS NULL)) AS final,
                       bool_or(c.enmendado) AS enmendada
                  FROM celdas c
                  LEFT JOIN progreso p ON p.id = c.progreso_id
                 GROUP BY c.inicio_15min, c.pais, c.indicador) s) m
--;;
CREATE OR REPLACE VIEW metricas_pais_30s AS
SELECT pais, ventana_inicio, ventana_fin,
       observatorio_media(definida, num_eventos) AS valor_promedio, num_eventos, definida AS suma, final
  FROM (SELECT *, observatorio_suma(num_eventos, suma, minimo, maximo) AS definida
          FROM (SELECT c.pais, c.ventana_inicio, c.ventana_fin,
                       CASE WHEN max(abs(c.suma)) < 1e290 THEN sum(c.suma) FILTER (WHERE abs(c.suma) < 1e290)
                            ELSE observatorio_por_2_40(sum(c.suma / 1099511627776) FILTER (WHERE abs(c.suma) > 1))
                       END AS suma,
                       sum(c.num_eventos)::bigint AS num_eventos, min(c.minimo) AS minimo, max(c.maximo) AS maximo,
                       bool_and(coalesce(c.ventana_fin <= p.marca_agua, p.id IS NULL)) AS final
                  FROM celdas c
                  LEFT JOIN progreso p ON p.id = c.progreso_id
                 GROUP BY c.ventana_inicio, c.ventana_fin, c.pais) s) m
--;;
CREATE OR REPLACE VIEW eventos_tardios AS
SELECT pais, indicador, ventana_inicio, ventana_fin, num_eventos,
       observatorio_suma(num_eventos, suma, minimo, maximo) AS suma, retraso_max_ms, num_enmendados
  FROM (SELECT pais, indicador, ventana_inicio, ventana_fin,
               sum(num_eventos)::bigint AS num_eventos,
               CASE WHEN max(abs(suma)) < 1e290 THEN sum(suma) FILTER (WHERE abs(suma) < 1e290)
                    ELSE observatorio_por_2_40(sum(suma / 1099511627776) FILTER (WHERE abs(suma) > 1)) END AS suma,
               min(minimo) AS minimo, max(maximo) AS maximo,
               max(retraso_max_ms) AS retraso_max_ms,
               coalesce(sum(num_eventos) FILTER (WHERE enmendado), 0)::bigint AS num_enmendados
          FROM tardios
         GROUP BY ventana_inicio, ventana_fin, pais, indicador) m
