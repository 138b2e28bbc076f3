using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace FamilyHubs.Website.Tests.Shared.Places;

/// <summary>Files like the official directories, with their real columns.</summary>
internal static class DirectoryFile
{
    /// <summary>ONSPD until 2025.</summary>
    public const string Onspd =
        "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m,osgrdind,oshlthau,nhser,ctry,rgn,streg,pcon,eer,teclec,ttwa,pct,itl,statsward,oa01,casward,"
        + "park,lsoa01,msoa01,ur01ind,oac01,oa11,lsoa11,msoa11,wz11,sicbl,bua11,buasd11,ru11ind,oac11,lat,long,lep1,lep2,pfa,imd,calncv,icb,oa21,lsoa21,msoa21";

    /// <summary>NSPL until 2025.</summary>
    public const string Nspl = "pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa21,cty,ced,laua,ward,nhser,ctry,rgn,pcon,ttwa,itl,park,lsoa21,msoa21,wz11,sicbl,bua24,ruc21,oac11,lat,long,lep1,lep2,pfa,imd,icb";

    /// <summary>Since then, with the years of the codes in the names.</summary>
    public const string Renamed =
        "pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,oa21cd,cty26cd,ced25cd,lad26cd,wd26cd,nhser24cd,ctry26cd,rgn26cd,pcon24cd,ttwa15cd,itl25cd,npark16cd,lsoa21cd,msoa21cd,wz11cd,sicbl26cd,bua24cd,ruc21ind,oac21ind,lat,long,lep21cd1,lep21cd2,pfa23cd,imd25ind,icb26cd";

    public static readonly Row Coalville = new("LE67 3EA", "E07000134", 52.7253, -1.37296);

    public static string Of(string header, params IEnumerable<Row> rows)
    {
        var columns = header.Split(',');
        var text = new StringBuilder(header).Append("\r\n");
        foreach (var row in rows) text.AppendJoin(',', columns.Select(column => Value(column, row))).Append("\r\n");
        return text.ToString();
    }

    public static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return stream.ToArray();
    }

    private static string Value(string column, Row row) => column switch
    {
        "pcd" or "pcd7" => $"\"{(row.Postcode.Length == 8 ? row.Postcode.Replace(" ", "", StringComparison.Ordinal) : row.Postcode.Length == 6 ? row.Postcode.Replace(" ", "  ", StringComparison.Ordinal) : row.Postcode)}\"",
        "pcd2" or "pcd8" or "pcds" => $"\"{row.Postcode}\"",
        "dointr" => row.Introduced,
        "doterm" => row.Ended.Length > 0 ? $"\"{row.Ended}\"" : "\"\"",
        "oslaua" or "laua" or "lad26cd" => $"\"{row.Council}\"",
        "lat" => row.Latitude.ToString("0.000000", CultureInfo.InvariantCulture),
        "long" => row.Longitude.ToString("0.000000", CultureInfo.InvariantCulture),
        "usertype" or "usrtypind" => "0",
        _ => "\"E99999999\"",
    };

    internal sealed record Row(string Postcode, string Council, double Latitude, double Longitude, string Ended = "", string Introduced = "\"198001\"");
}
